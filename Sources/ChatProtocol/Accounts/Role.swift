/// What an account may do.
///
/// - Source: SPEC 2.1.
public enum Role: String, CaseIterable, Codable, Hashable, Sendable {
    case visitor, user, merchant, `operator`, supervisor, admin
}

extension Role {
    /// Operator in the wide sense: part of the desk, `isAdmin` on the wire.
    public var isOperator: Bool {
        switch self {
        case .operator, .supervisor, .admin: true
        case .visitor, .user, .merchant: false
        }
    }

    /// May act in sessions that other operators own.
    public var isSupervisor: Bool {
        switch self {
        case .supervisor, .admin: true
        case .visitor, .user, .merchant, .operator: false
        }
    }
}
