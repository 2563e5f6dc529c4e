/// Names that mean something to whom the input goes to: made up for the decoders, real ones of the run for a server.
struct Vocabulary: Sendable {
    var sessions = ["sess_1", "sess_2", "sess_3"]
    var messages = ["msg_1", "msg_2", "msg_3"]
    var users = ["10001", "10002", "10003"]
    var tokens = ["token-1", "token-2", "token-3"]
    var connections = ["conn_1"]
    var frames = ["f_1_1"]

    /// Any of them, in its own place or in another's.
    func any(_ random: inout Randomness) -> String {
        let names = [sessions, messages, users, tokens, connections, frames, Self.temporaryIds][random.below(7)]
        return names.isEmpty ? "none" : random.pick(names)
    }

    func session(_ random: inout Randomness) -> String {
        random.chance(95) ? random.pick(sessions) : any(&random)
    }

    /// What goes into a member of that name, if the golden payload's own value would name nothing.
    func fill(_ name: String, _ random: inout Randomness) -> Tree? {
        switch name {
        case "sessionId": .text(session(&random))
        case "messageId": .text(random.pick(messages))
        case "tempMessageId": random.chance(70) ? .text(random.pick(Self.temporaryIds)) : nil
        case "token", "refreshToken": .text(random.pick(tokens))
        case "adminId", "userId": .token(Array(random.pick(users).utf8))
        case "content" where random.chance(30): .text(OddTokens.randomText(&random))
        default: nil
        }
    }

    /// A member that could stand in another payload, mostly with a value that it may have there.
    func member(_ random: inout Randomness) -> Tree.Member {
        let name = random.pick(Self.memberNames)
        let value: Tree =
            switch name {
            case "allMessages", "banned": .token(Array(random.pick(["true", "true", "false"]).utf8))
            case "messageType": .text(random.pick(["text", "image", "file"]))
            case "role": .text(random.pick(["user", "operator", "supervisor"]))
            case "score", "satisfactionScore", "priority", "seq":
                .token(Array(random.pick(["1", "5", "4.5", "9"]).utf8))
            case "tokenTtlSeconds", "refreshTtlSeconds": .token(Array(random.pick(["0", "60", "3600"]).utf8))
            case "content", "nickname", "source", "requestId": .text("added")
            default: fill(name, &random) ?? .token(OddTokens.any(&random))
            }
        return Tree.Member(name: Tree.quoted(name), value: value)
    }

    func memberName(_ random: inout Randomness) -> [UInt8] {
        if random.chance(5) { return OddTokens.any(&random) }
        return Tree.quoted(random.pick(Self.memberNames))
    }

    /// Few, so that they meet again with the same and with other contents.
    static let temporaryIds = ["t-1", "t-2", "t-3", "t.4", "t:5", "T_6"]

    static let memberNames = [
        "type", "data", "requestId", "sessionId", "content", "messageType", "tempMessageId", "messageId", "allMessages",
        "token", "refreshToken", "mobile", "verificationCode", "source", "priority", "score", "satisfactionScore",
        "adminId", "role", "nickname", "banned", "tokenTtlSeconds", "refreshTtlSeconds", "senderId", "senderType",
        "seq", "createdAt", "status", "timestamp", "__proto__", "constructor", "", "a", "Type", "dat\u{61}\u{301}",
    ]
}
