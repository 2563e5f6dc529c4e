import Foundation

/// Everything the server knows: accounts, rooms and open connections, all in memory and on one event loop.
final class Chat {
    let defects: Set<Defect>
    private var accounts: [String: Account] = [:]
    private var tokens: [String: String] = [:]
    private var rooms: [Int: Room] = [:]
    private var connections: [String: [any Connection]] = [:]
    private var connectionCount = 0

    init(defects: Set<Defect>) { self.defects = defects }

    // MARK: Accounts

    func register(_ name: String) throws(Refusal) -> Account {
        guard !name.isEmpty else { throw .malformed("name is empty") }
        let account = Account(user: "u_" + Secret.make(digits: 12), name: name, key: Secret.make(digits: 32))
        accounts[account.user] = account
        return account
    }

    func token(user: String, key: String) throws(Refusal) -> String {
        guard accounts[user]?.key == key else { throw .forbidden("no such user and key") }
        let token = Secret.make(digits: 40)
        tokens[token] = user
        return token
    }

    func user(token: String?) throws(Refusal) -> String {
        guard let token, let user = tokens[token] else { throw .forbidden("no valid token") }
        return user
    }

    // MARK: Rooms

    func createRoom(_ title: String, by user: String) throws(Refusal) -> Room {
        guard !title.isEmpty else { throw .malformed("title is empty") }
        let room = Room(id: rooms.count + 1, title: title, owner: user)
        rooms[room.id] = room
        return room
    }

    func room(_ id: Int) throws(Refusal) -> Room {
        guard let room = rooms[id] else { throw .missing("no such room") }
        return room
    }

    func room(_ id: Int, of user: String) throws(Refusal) -> Room {
        let room = try room(id)
        guard room.members.contains(user) else { throw .forbidden("not a member") }
        return room
    }

    func members(of room: Room) -> [Account] { room.members.sorted().compactMap { accounts[$0] } }

    func join(_ id: Int, _ user: String) throws(Refusal) -> Room {
        var room = try room(id)
        guard room.join(user) else { return room }
        rooms[id] = room
        tellPeople(of: room)
        return room
    }

    func leave(_ id: Int, _ user: String) throws(Refusal) {
        var room = try room(id, of: user)
        room.leave(user)
        rooms[id] = room
        tellPeople(of: room)
    }

    private func tellPeople(of room: Room) {
        deliver(.people(room: room.id, count: room.members.count), to: room.members)
    }

    // MARK: Talking

    /// Keeps a message and tells the members, the sender among them. [ROOM-010, ROOM-017]
    func say(_ body: String, in id: Int, by user: String, tag: String?) throws(Refusal) {
        var room = try room(id, of: user)
        guard (1...2000).contains(body.utf8.count) else { throw .malformed("body has 1 to 2000 bytes") }
        let message = room.append(body, by: user, tag: tag)
        rooms[id] = room
        let spoken = defects.contains(.trimsBody) ? body.trimmingCharacters(in: .whitespacesAndNewlines) : body
        deliver(.msg(room: id, message, body: spoken), to: room.audience(defects))
    }

    func type(in id: Int, by user: String) throws(Refusal) {
        let others = try room(id, of: user).members.subtracting([user])
        deliver(.typing(room: id, by: user), to: others)
    }

    // MARK: Connections

    func open(_ connection: any Connection, user: String) -> String {
        connectionCount += 1
        connections[user, default: []].append(connection)
        return "c\(connectionCount)"
    }

    func close(_ connection: any Connection, user: String) {
        connections[user]?.removeAll { $0 === connection }
    }

    private func deliver(_ event: Event, to users: Set<String>) {
        for user in users {
            for connection in connections[user] ?? [] { connection.send(event) }
        }
    }
}
