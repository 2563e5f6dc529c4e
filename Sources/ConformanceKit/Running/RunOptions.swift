public import RawJSON
public import WireClient

/// How a suite is to be run.
public struct RunOptions: Sendable {
    /// The part of the suite to run.
    public var selection = Selection()
    /// How many cases run at a time.
    ///
    /// Cases spend their time waiting, so that many more than the machine has cores are useful.
    public var jobs = 32
    /// Decides the order of the cases and the skews of races; the same seed gives the same.
    public var seed: UInt64 = 1
    /// Accounts that already exist on the server, by actor: the attributes of each, at least `token`.
    ///
    /// Each serves one case; when an actor has no more, the cases that need one are not observable.
    public var accounts: [String: [[String: JSONValue]]] = [:]
    /// Makes an account beside the wire, for a server on which nobody can sign up; nil to make them as the suite says.
    public var accountMaker: AccountMaker?
    /// Where connections are opened, if not where calls go.
    public var socketTarget: WireTarget?
    /// Multiplies the deadlines that the suite itself sets, not those that the server advertises: below 1 for a server
    /// known to be fast, above 1 for a slow machine.
    public var deadlineScale = 1.0
    /// What the target's operator can do beside the wire, by the names that cases use.
    public var controls: [String: Control] = [:]
    /// Looks at every result; once it says true no further case begins. Nil plays all of them.
    package var isEnough: (@Sendable (CaseResult) -> Bool)?
    /// A second opinion on every payload.
    public var payloadCheck: (any PayloadChecking)?
    /// Leaves out cases that flood, strain or end the server, for one that others use meanwhile.
    public var isSafe = false
    /// Cases that are known to fail on this target.
    public var expected: [ExpectedFailure] = []
    /// Whether cases that pass keep their transcripts, too.
    public var keepsTranscripts = false
    /// Hears of every case as it begins and ends.
    public var observer: (any RunObserving)?

    /// The whole suite, with accounts made on the server.
    public init() {}
}

/// Makes an account on the server under test.
///
/// It is given what a case asks for (`actor`, `role`, `nickname`, and more by name) and answers with what is known of the
/// account, at least what the case's own words for it need, such as `token`. Whatever it throws ends the case as
/// *errored*, told in the error's own words.
public typealias AccountMaker = @Sendable (_ wish: JSONValue) async throws -> JSONObject

/// Hears how a run goes on; calls come from any thread, one at a time.
public protocol RunObserving: Sendable {
    /// The cases are known and about to begin.
    func planned(_ count: Int)
    /// A case has ended.
    func ended(_ result: CaseResult)
}
