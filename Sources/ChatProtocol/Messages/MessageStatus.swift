/// How far a message has come.
///
/// - Source: SPEC 6.2, MSG-018.
public enum MessageStatus: String, CaseIterable, Codable, Hashable, Sendable {
    case sent, delivered, read
}
