/// Something that hangs on a message; this version of the protocol has no kind of it, so no list ever has an element.
///
/// - Source: SPEC 6.2.
public struct Attachment: Codable, Hashable, Sendable {
    private init() {}
}
