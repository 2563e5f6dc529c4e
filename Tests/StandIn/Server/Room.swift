import Foundation

/// A public room: who is in it, who has left it, and what was said.
struct Room {
    /// A message as the log keeps it.
    struct Message: Encodable {
        let n: Int
        let by: String
        let body: String
        let at: Int
        let tag: String?
    }

    /// One page of the log.
    struct Page: Encodable {
        let log: [Message]
        let last: Int?
        let more: Bool
    }

    let id: Int
    let title: String
    let owner: String
    private(set) var members: Set<String>
    private var leavers: Set<String> = []
    private var messages: [Message] = []

    init(id: Int, title: String, owner: String) {
        self.id = id
        self.title = title
        self.owner = owner
        members = [owner]
    }

    /// Whether this made the account a member.
    mutating func join(_ user: String) -> Bool {
        leavers.remove(user)
        return members.insert(user).inserted
    }

    mutating func leave(_ user: String) {
        members.remove(user)
        leavers.insert(user)
    }

    mutating func append(_ body: String, by user: String, tag: String?) -> Message {
        let now = Int(Date().timeIntervalSince1970)
        let message = Message(n: messages.count + 1, by: user, body: body, at: now, tag: tag)
        messages.append(message)
        return message
    }

    /// Whom a message of the room reaches. [ROOM-010, ROOM-011]
    func audience(_ defects: Set<Defect>) -> Set<String> {
        defects.contains(.leavesOpen) ? members.union(leavers) : members
    }

    /// At most `count` messages behind `after`. [ROOM-019, ROOM-020]
    func page(after: Int, count: Int, _ defects: Set<Defect>) -> Page {
        let kept = messages.filter { $0.n > after && !(defects.contains(.losesInLog) && $0.n.isMultiple(of: 5)) }
        let log = Array(kept.prefix(count))
        return Page(log: log, last: log.last?.n, more: kept.count > log.count)
    }
}
