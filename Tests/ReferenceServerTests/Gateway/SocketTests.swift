import ChatProtocol
import Foundation
import NIOCore
import Testing
import WebSocketTransport

@testable import ReferenceServer

@Suite("Over the socket", .timeLimit(.minutes(2))) struct SocketTests {
    @Test("customer and operator chat both ways [MSG-001, MSG-003]")
    func bothWays() async throws {
        try await LiveServer.with { server in
            let (mei, oscar) = (try await server.token(.user), try await server.token(.operator))
            let (phone, desk) = (try await server.connect(mei), try await server.connect(oscar))
            let session = try await server.openSession(mei)
            #expect(try await desk.receive(NewSessionEvent.self).data.sessionId == session)
            try await server.accept(session, oscar)
            try await phone.send("hello", tempId: "t-1", to: session)
            let sent = try await phone.receive(MessageSentEvent.self).data
            let heard = try await desk.receive(NewMessageEvent.self).data
            #expect(heard.messageId == sent.messageId)
            #expect(heard.tempMessageId?.rawValue == "t-1")
            try await desk.send("hi", to: session)
            #expect(try await phone.receive(NewMessageEvent.self).data.content == "hi")
            #expect(try await desk.receive(MessageSentEvent.self).data.seq == 2)
        }
    }

    @Test("messages of many connections reach everybody in the order of seq [MSG-006, MSG-007]")
    func order() async throws {
        try await LiveServer.with { server in
            let (mei, oscar) = (try await server.token(.user), try await server.token(.operator))
            let session = try await server.openSession(mei)
            try await server.accept(session, oscar)
            let listener = try await server.connect(mei)
            let senders = try await [server.connect(mei), server.connect(mei), server.connect(oscar)]
            try await withThrowingTaskGroup(of: [Int64].self) { group in
                for sender in senders {
                    group.addTask {
                        for number in 0..<100 { try await sender.send("\(number)", to: session) }
                        var seqs: [Int64] = []
                        while seqs.count < 100 { seqs.append(try await sender.receive(MessageSentEvent.self).data.seq) }
                        return seqs
                    }
                }
                for try await seqs in group { #expect(seqs == seqs.sorted()) }
            }
            var heard: [Int64?] = []
            while heard.count < 300 { heard.append(try await listener.receive(NewMessageEvent.self).data.seq) }
            #expect(heard == (1...300).map(Int64.init))
        }
    }

    @Test("one temporary id from two devices at once is one message [MSG-010]", arguments: 1...5)
    func race(round: Int) async throws {
        try await LiveServer.with { server in
            let (mei, oscar) = (try await server.token(.user), try await server.token(.operator))
            let session = try await server.openSession(mei)
            let desk = try await server.connect(oscar)
            let devices = try await [server.connect(mei), server.connect(mei), server.connect(mei)]
            async let first: Void = devices[0].send("same", tempId: "t", to: session)
            async let second: Void = devices[1].send("same", tempId: "t", to: session)
            async let third: Void = devices[2].send("same", tempId: "t", to: session)
            _ = try await (first, second, third)
            var answers: [MessageSentEvent] = []
            for device in devices { answers.append(try await device.receive(MessageSentEvent.self).data) }
            #expect(Set(answers.map(\.messageId)).count == 1)
            #expect(answers.filter { !$0.duplicate }.count == 1)
            #expect(answers.map(\.seq) == [1, 1, 1])
            try await devices[0].send("after", to: session)
            #expect(try await desk.receive(NewMessageEvent.self).data.seq == 1)
            #expect(try await desk.receive(NewMessageEvent.self).data.seq == 2)
        }
    }

    @Test("frames that are no commands are answered in the order of the commands [WIRE-014, WIRE-016, WIRE-017]")
    func refusals() async throws {
        try await LiveServer.with { server in
            let phone = try await server.connect(try await server.token(.user))
            let texts = [
                "nonsense", #"{"type":"dance","data":{}}"#, #"{"type":"typing_start"}"#, #"{"type":"heartbeat"}"#,
            ]
            for text in texts { try await phone.send(text: text) }
            var codes: [ErrorCode] = []
            while codes.count < 3 { codes.append(try await phone.receive(ErrorEvent.self).data.code) }
            #expect(codes == [.notAFrame, .unknownCommand, .dataNotAnObject])
            #expect(try await phone.receive(HeartbeatResponseEvent.self).data.serverLoad == .low)
        }
    }

    @Test("a connection that sends faster than it is served is paused, and nothing is lost")
    func backPressure() async throws {
        var configuration = ServerConfiguration.test
        configuration.limits.maxUnansweredCommands = 4
        try await LiveServer.with(configuration) { server in
            let mei = try await server.token(.user)
            let session = try await server.openSession(mei)
            let phone = try await server.connect(mei)
            for number in 0..<500 { try await phone.send("\(number)", to: session) }
            var seqs: [Int64] = []
            while seqs.count < 500 { seqs.append(try await phone.receive(MessageSentEvent.self).data.seq) }
            #expect(seqs == Array(1...500))
        }
    }

    @Test("a token that is not valid opens nothing [WIRE-011]", arguments: ["", "x", "a.b.c"])
    func tokens(token: String) async throws {
        try await LiveServer.with { server in
            let error = await #expect(throws: TestSocket.Refused.self) { try await server.connect(token) }
            #expect(error?.status == 401)
        }
    }

    @Test("a binary message closes with 1003, a long one with 1009 [SPEC 10.2]")
    func closures() async throws {
        try await LiveServer.with { server in
            let token = try await server.token(.user)
            let first = try await server.connect(token)
            let socket = first.socket
            try await socket.eventLoop.submit { socket.send(binary: ByteBuffer(string: "x")) }.get()
            #expect(await first.inbox.closure()?.code == 1003)
            let second = try await server.connect(token)
            try await second.send(text: String(repeating: "x", count: 16_385))
            #expect(await second.inbox.closure()?.code == 1009)
        }
    }

    @Test("a customer is online as long as a connection is open [DESK-018]")
    func presence() async throws {
        try await LiveServer.with { server in
            let (mei, oscar) = (try await server.token(.user), try await server.token(.operator))
            let session = try await server.openSession(mei)
            try await server.accept(session, oscar)
            let desk = try await server.connect(oscar)
            let phone = try await server.connect(mei)
            try await phone.send(.typingStart(TypingCommand(sessionId: session)))
            #expect(try await desk.receive(UserTypingEvent.self).data.typing)
            try await phone.close()
            #expect(try await !desk.receive(UserTypingEvent.self).data.typing)
        }
    }
}
