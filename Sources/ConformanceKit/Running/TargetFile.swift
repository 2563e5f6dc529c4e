public import RawJSON

/// A server to be judged, as its owner keeps it in a file beside the code: where it is, how it is reached, what can be
/// done to it, and what it is known to fail.
public struct TargetFile: Sendable {
    /// The base URL.
    public let url: String?
    /// An operations file for a chat of another protocol, relative to this file.
    public let operations: String?
    /// A suite of the owner's own, relative to this file.
    public let suite: String?
    /// A descriptor of the server's dialect: a file relative to this one, or a built-in name.
    public let descriptor: String?
    /// Headers for every request and handshake.
    public let headers: [(name: String, value: String)]
    /// A PEM file with the certificates to trust, relative to this file.
    public let certificates: String?
    /// Whether any certificate will do.
    public let isInsecure: Bool
    /// PEM files with the client's own certificate and its key, relative to this file.
    public let identity: (certificate: String, key: String)?
    /// The base URL of connections, if it is not that of calls.
    public let socketURL: String?
    /// The URL of an HTTP proxy on the way.
    public let proxy: String?
    /// A command that makes an account.
    public let accountCommand: String?
    /// Accounts that exist already, by actor.
    public let accounts: [String: [[String: JSONValue]]]
    /// Commands of the owner, by the names that cases use.
    public let controls: [(name: String, command: String)]
    /// How many cases run at a time.
    public let jobs: Int?
    /// Multiplies the deadlines that the suite itself sets.
    public let deadlineScale: Double?
    /// Whether cases that send floods or strain the server otherwise are left out.
    public let isSafe: Bool
    /// What the server is known to fail.
    public let expected: [ExpectedFailure]
    /// The file with more of that, relative to this file; `ExpectedFailure.list` reads it.
    public let expectedFile: String?

    /// Reads a target file.
    ///
    /// - Parameter file: how mistakes call it.
    /// - Throws: the first mistake, with its place and a remedy.
    public init(yaml text: String, file: String) throws(FixtureError) {
        do throws(FixtureError) {
            self = try TargetFile(JSONReader(YAMLText.json(text)))
        } catch {
            throw error.inFile(file)
        }
    }

    private init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        url = try object.optional("url") { url throws(FixtureError) in try url.text() }
        socketURL = try object.optional("socketUrl") { url throws(FixtureError) in try url.text() }
        proxy = try object.optional("proxy") { url throws(FixtureError) in try url.text() }
        operations = try object.optional("operations") { path throws(FixtureError) in try path.text() }
        descriptor = try object.optional("descriptor") { path throws(FixtureError) in try path.text() }
        suite = try object.optional("suite") { path throws(FixtureError) in try path.text() }
        headers =
            try object.optional("headers") { headers throws(FixtureError) in
                try headers.object().pairs { value throws(FixtureError) in try value.text() }.map {
                    ($0.name, $0.value)
                }
            } ?? []
        let tls = try object.optional("tls") { tls throws(FixtureError) in
            var members = try tls.object()
            let certificates = try members.optional("ca") { path throws(FixtureError) in try path.text() }
            let isInsecure = try members.optional("insecure") { flag throws(FixtureError) in try flag.bool() } ?? false
            let own = try members.optional("certificate") { path throws(FixtureError) in try path.text() }
            let key = try members.optional("key") { path throws(FixtureError) in try path.text() }
            try members.finish()
            if own == nil, key != nil {
                throw tls.error("there is a key without its certificate", remedy: "add certificate: FILE")
            }
            return (certificates, isInsecure, own.map { (certificate: $0, key: key ?? $0) })
        }
        certificates = tls?.0
        isInsecure = tls?.1 ?? false
        identity = tls?.2
        let given = object.optional("accounts")
        if let given, given.value["command"] != nil {
            var members = try given.object()
            accountCommand = try members.required("command").text()
            try members.finish()
            accounts = [:]
        } else {
            accountCommand = nil
            accounts = try given.map(Self.accounts) ?? [:]
        }
        controls =
            try object.optional("controls") { controls throws(FixtureError) in
                try controls.object().pairs { command throws(FixtureError) in try command.text() }
                    .map { ($0.name, $0.value) }
            } ?? []
        jobs = try object.optional("jobs") { jobs throws(FixtureError) in try jobs.integer(atLeast: 1) }
        guard (1...256).contains(jobs ?? 1) else {
            throw reader.error("'jobs' is \(jobs ?? 0)", remedy: "write a number from 1 to 256")
        }
        deadlineScale = try object.optional("deadlineScale") { scale throws(FixtureError) in
            guard let number = scale.value.numberValue?.double, number >= 0.1, number <= 100 else {
                throw scale.error("\(scale.value) is no scale", remedy: "write a number from 0.1 to 100")
            }
            return number
        }
        isSafe = try object.optional("safe") { flag throws(FixtureError) in try flag.bool() } ?? false
        let known = object.optional("expected")
        expectedFile = known?.value.stringValue
        expected =
            try known.map { known throws(FixtureError) in
                if known.value.stringValue != nil { return [] }
                return try known.list { entry throws(FixtureError) in try ExpectedFailure(entry) }
            } ?? []
        try object.finish()
        if operations != nil, suite != nil {
            throw reader.error("there are 'operations' and a 'suite'", remedy: "keep one of them")
        }
        if operations != nil, descriptor != nil {
            throw reader.error("there are 'operations' and a 'descriptor'", remedy: "keep one of them")
        }
    }

    private static func accounts(
        _ reader: JSONReader
    ) throws(FixtureError) -> [String: [[String: JSONValue]]] {
        var accounts: [String: [[String: JSONValue]]] = [:]
        for actor in try reader.object().all() {
            accounts[actor.key] = try actor.reader.list(atLeast: 1) { account throws(FixtureError) in
                var attributes: [String: JSONValue] = [:]
                for member in try account.object().all() { attributes[member.key] = member.reader.value }
                guard attributes["token"]?.stringValue != nil else {
                    throw account.error("the account has no token", remedy: "add token: TEXT")
                }
                return attributes
            }
        }
        return accounts
    }
}

extension ExpectedFailure {
    /// Reads a file of expected failures.
    public static func list(yaml text: String, file: String) throws(FixtureError) -> [ExpectedFailure] {
        do throws(FixtureError) {
            let value = try YAMLText.json(text)
            if value.isNull { return [] }
            return try JSONReader(value).list { entry throws(FixtureError) in try ExpectedFailure(entry) }
        } catch {
            throw error.inFile(file)
        }
    }

    /// The file that expects what a run has found; entries that hold keep their reasons.
    ///
    /// - Parameters:
    ///   - known: what was expected before.
    ///   - note: the reason of new entries, to be replaced by somebody who knows it.
    public static func yaml(for report: RunReport, known: [ExpectedFailure], note: String) -> String {
        var lines = ["# Cases that this server is known to fail. One that passes, or fails otherwise, fails the run."]
        for result in report.results where result.isScored {
            let before = known.first { $0.caseID == result.id }
            let breaks: Set<String>
            switch result.outcome {
            case .failed: breaks = result.broken
            case .passed: continue
            // Nobody looked, so that nothing is known anew.
            case .notApplicable, .notObservable, .blocked, .errored:
                guard let before else { continue }
                breaks = before.requirements
            }
            lines.append("- case: \(result.id)")
            lines.append("  breaks: [\(breaks.sorted().joined(separator: ", "))]")
            lines.append("  reason: \(JSONValue.string(before?.reason ?? note))")
        }
        if lines.count == 1 { lines.append("[]") }
        return lines.joined(separator: "\n") + "\n"
    }

    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        var object = try reader.object()
        let caseID = try object.required("case").text()
        let requirements = Set(try object.required("breaks").strings(atLeast: 1))
        let reason = try object.required("reason").text()
        try object.finish()
        self.init(caseID: caseID, requirements: requirements, reason: reason)
    }
}
