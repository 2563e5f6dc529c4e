/// The bodies of answers, bare and in snake_case.
enum AnswerBody {
    struct Registered: Encodable { let user, key: String }

    struct Token: Encodable { let token: String }

    struct Joined: Encodable {
        let room: Int
        let memberCount: Int

        private enum CodingKeys: String, CodingKey {
            case room
            case memberCount = "member_count"
        }
    }

    struct RoomCard: Encodable {
        struct Member: Encodable { let user, name: String }

        let id: Int
        let title, owner: String
        let members: [Member]
    }
}
