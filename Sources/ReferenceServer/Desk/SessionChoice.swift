import ChatProtocol
import GRDB

/// Which sessions a list has, in the words of SQL.
struct SessionChoice {
    /// Of the sessions table, without anything that a client wrote.
    let condition: String
    let arguments: StatementArguments
    /// Which of a session's messages the reader of the list has not read.
    let unread: String

    /// The operators' list. [DESK-015, READ-007]
    static func desk(_ filter: SessionFilter, for caller: UserID) -> SessionChoice {
        let unread = "messages.seq > desk_read AND messages.sender_id = customer_id"
        return switch filter {
        case .all: SessionChoice(condition: "1", arguments: [], unread: unread)
        case .waiting, .assigned, .closed:
            SessionChoice(condition: "status = ?", arguments: [filter.rawValue], unread: unread)
        case .active:
            SessionChoice(
                condition: "status IN ('assigned', 'active') AND owner_id = ?", arguments: [caller.rawValue],
                unread: unread)
        }
    }

    /// The sessions that somebody opened. [DESK-029, READ-008]
    static func opened(by customer: UserID) -> SessionChoice {
        SessionChoice(
            condition: "customer_id = ?", arguments: [customer.rawValue],
            unread: "messages.seq > customer_read AND messages.sender_id <> customer_id")
    }
}
