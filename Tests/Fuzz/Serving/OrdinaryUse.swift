import Foundation
import RawJSON

/// A short conversation in which everything has to be right.
enum OrdinaryUse {
    /// - Throws: `FuzzError.notAnswered` with what is not.
    static func check(port: Int) throws {
        let http = HTTPConnection(port: port)
        let world = try World(over: http)
        let customer = try SocketConnection(port: port, query: "token=\(world.customer.token)")
        let oscar = try SocketConnection(port: port, query: "token=\(world.oscar.token)")
        let session = world.words.sessions[0]
        let there = [(customer, oscar, "question"), (oscar, customer, "answer")]
        for (sender, receiver, content) in there {
            var random = Randomness(seed: 0, index: 0)
            let data: JSONValue = .object(["sessionId": .string(session), "content": .string(content)])
            let command = JSONValue.object(["type": .string("chat_message"), "data": data])
            sender.write(FrameStream.text(JSONWriter.compact.bytes(command), &random))
            let sent = try event("message_sent", on: sender)
            // What was kept for the receiver comes before it.
            var received = try event("new_message", on: receiver)
            while received["seq"] != sent["seq"] { received = try event("new_message", on: receiver) }
            guard received["content"]?.stringValue == content else {
                throw FuzzError.notAnswered("\(sent) was delivered as \(received)")
            }
        }
        let path = "/api/v2/chat/history?sessionId=\(session)"
        let history = try World.call("GET", path, world.customer, nil, http)
        guard history["messages"]?[0]?["content"]?.stringValue == "answer",
            history["totalCount"]?.int64Value == 4
        else { throw FuzzError.notAnswered("the history is \(history)") }
    }

    private static func event(_ type: String, on socket: SocketConnection) throws -> JSONValue {
        let deadline = ContinuousClock.Instant.patience
        while case .event(let event) = try socket.next(until: deadline) {
            if event["type"]?.stringValue == type { return event["data"] ?? .null }
        }
        throw FuzzError.notAnswered("no \(type) within 5 s")
    }
}
