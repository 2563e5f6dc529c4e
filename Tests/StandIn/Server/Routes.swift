import NIOHTTP1

/// The REST side: decode, ask the chat, encode.
struct Routes {
    let chat: Chat

    func answer(_ request: Request) throws -> Answer {
        do {
            return try route(request)
        } catch let refusal as Refusal {
            return try .refused(refusal)
        }
    }

    private func route(_ request: Request) throws -> Answer {
        switch (request.method, request.path.first, request.path.count) {
        case (.POST, "register", 1): return try register(request)
        case (.POST, "token", 1): return try token(request)
        case (_, "rooms", _): return try rooms(request, user: chat.user(token: request.token))
        default: throw Refusal.missing("no such path")
        }
    }

    private func register(_ request: Request) throws -> Answer {
        struct Body: Decodable { let name: String }
        let account = try chat.register(request.decode(Body.self).name)
        return try Answer(200, AnswerBody.Registered(user: account.user, key: account.key))
    }

    private func token(_ request: Request) throws -> Answer {
        struct Body: Decodable { let user, key: String }
        let body = try request.decode(Body.self)
        return try Answer(200, AnswerBody.Token(token: chat.token(user: body.user, key: body.key)))
    }

    private func rooms(_ request: Request, user: String) throws -> Answer {
        if request.path.count == 1, request.method == .POST {
            struct Body: Decodable { let title: String }
            return try Answer(201, card(chat.createRoom(request.decode(Body.self).title, by: user)))
        }
        guard request.path.count <= 3, let id = request.path.dropFirst().first.flatMap(Int.init) else {
            throw Refusal.missing("no such path")
        }
        switch (request.method, request.path.dropFirst(2).first) {
        case (.GET, nil):
            return try Answer(200, card(chat.room(id)))
        case (.POST, "join"):
            let room = try chat.join(id, user)
            return try Answer(200, AnswerBody.Joined(room: id, memberCount: room.members.count))
        case (.POST, "leave"):
            try chat.leave(id, user)
            return .noContent
        case (.GET, "log"):
            let room = try chat.room(id, of: user)
            let after = try request.number("after", in: 0...Int(Int32.max), standard: 0)
            let count = try request.number("count", in: 1...100, standard: 50)
            return try Answer(200, room.page(after: after, count: count, chat.defects))
        default:
            throw Refusal.missing("no such path")
        }
    }

    private func card(_ room: Room) -> AnswerBody.RoomCard {
        let members = chat.members(of: room).map { AnswerBody.RoomCard.Member(user: $0.user, name: $0.name) }
        return AnswerBody.RoomCard(id: room.id, title: room.title, owner: room.owner, members: members)
    }
}
