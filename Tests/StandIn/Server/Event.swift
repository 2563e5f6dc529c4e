/// What the server sends, one case for each event.
enum Event: Encodable {
    case welcome(you: String, conn: String)
    case msg(room: Int, Room.Message, body: String)
    case typing(room: Int, by: String)
    case people(room: Int, count: Int)
    case oops(why: String, tag: String?)

    private enum Key: String, CodingKey { case ev, you, conn, room, body, by, at, n, tag, count, why }

    func encode(to encoder: any Encoder) throws {
        var frame = encoder.container(keyedBy: Key.self)
        switch self {
        case .welcome(let you, let conn):
            try frame.encode("welcome", forKey: .ev)
            try frame.encode(you, forKey: .you)
            try frame.encode(conn, forKey: .conn)
        case .msg(let room, let message, let body):
            try frame.encode("msg", forKey: .ev)
            try frame.encode(room, forKey: .room)
            try frame.encode(body, forKey: .body)
            try frame.encode(message.by, forKey: .by)
            try frame.encode(message.at, forKey: .at)
            try frame.encode(message.n, forKey: .n)
            try frame.encodeIfPresent(message.tag, forKey: .tag)
        case .typing(let room, let by):
            try frame.encode("typing", forKey: .ev)
            try frame.encode(room, forKey: .room)
            try frame.encode(by, forKey: .by)
        case .people(let room, let count):
            try frame.encode("people", forKey: .ev)
            try frame.encode(room, forKey: .room)
            try frame.encode(count, forKey: .count)
        case .oops(let why, let tag):
            try frame.encode("oops", forKey: .ev)
            try frame.encode(why, forKey: .why)
            try frame.encodeIfPresent(tag, forKey: .tag)
        }
    }
}
