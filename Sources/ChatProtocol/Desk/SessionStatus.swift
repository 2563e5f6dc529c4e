/// Where a session stands in its life.
///
/// - Source: SPEC 5.1.
public enum SessionStatus: String, CaseIterable, Codable, Hashable, Sendable {
    case waiting, assigned, active, closed
}
