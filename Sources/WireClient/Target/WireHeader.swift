/// One header line; a message is a list of them, because order and repetition are part of what happened.
public struct WireHeader: Sendable, Hashable {
    /// In the letters of whoever wrote it.
    public let name: String
    /// Without surrounding blanks.
    public let value: String

    /// States a header; nothing is checked before it is sent.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}

extension [WireHeader] {
    /// All values of a header, in any case of letters, in their order.
    public func values(of name: String) -> [String] {
        let name = name.lowercased()
        return filter { $0.name.lowercased() == name }.map(\.value)
    }
}
