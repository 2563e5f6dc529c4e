/// Which sessions an operator asks to see.
///
/// - Wire: `status` in the query of `GET /api/v2/admin/chat/sessions`; `pending` means `waiting`.
/// - Errors: 2001 → any other value.
/// - Source: SPEC DESK-015.
public enum SessionFilter: String, CaseIterable, Hashable, Sendable {
    case all, waiting, assigned
    /// Assigned or active, and owned by the caller.
    case active
    case closed

    /// Reads the text of the query; without one all sessions are meant.
    public init(query text: String?) throws(Refusal) {
        switch text {
        case nil: self = .all
        case "pending": self = .waiting
        case let text?:
            guard let filter = SessionFilter(rawValue: text) else {
                throw Refusal(.invalidValue, "status is not one of the session filters")
            }
            self = filter
        }
    }
}
