/// The side of a session that speaks, types or reads: `user` is the customer's, `admin` the desk's.
///
/// - Source: SPEC MSG-014.
public enum SenderType: String, CaseIterable, Codable, Hashable, Sendable {
    case user, admin
}
