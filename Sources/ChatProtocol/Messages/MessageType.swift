/// What the content of a message is.
///
/// - Source: SPEC 6.1, MSG-012.
public enum MessageType: String, CaseIterable, Codable, Hashable, Sendable {
    case text, image, file
}
