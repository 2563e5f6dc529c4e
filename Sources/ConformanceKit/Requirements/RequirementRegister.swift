/// All requirements of a specification, in its order.
public struct RequirementRegister: Sendable, Hashable {
    /// The specification's version.
    public let version: String
    /// SHA-256 of the specification's bytes, in hexadecimal.
    public let digest: String
    /// In the order of the specification.
    public let requirements: [Requirement]

    /// The requirement of that id.
    public subscript(id: String) -> Requirement? { requirements.first { $0.id == id } }
}
