/// A directory of conversations, read and understood.
public struct Suite: Sendable {
    /// What `suite.json` says.
    public let manifest: SuiteManifest
    /// By name.
    public let worlds: [String: World]
    /// Sorted by id.
    public let cases: [Case]
    /// Every numbered sentence of the specification.
    public let requirements: RequirementRegister
    /// SHA-256 over the names and bytes of all files of the suite, in hexadecimal.
    public let digest: String
    /// How the server's dialect is translated; nil if it speaks as the suite does.
    public internal(set) var descriptor: Descriptor?

    /// The case of that id.
    public func testCase(_ id: String) -> Case? { cases.first { $0.id == id } }
}
