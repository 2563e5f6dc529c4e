import ChatProtocol
import Foundation
import Testing

@testable import ReferenceServer

@Suite("Kept events of a running server") struct KeptEventsLiveTests {
    @Test("are there after another start, and nothing can be resumed then [WIRE-056, WIRE-058]")
    func restart() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chat-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var configuration = ServerConfiguration.test
        configuration.databasePath = folder.appendingPathComponent("chat.sqlite").path
        var mei = ""
        try await LiveServer.with(configuration) { live in
            mei = try await live.token(.user)
            let oscar = try await live.token(.operator)
            let session = try await live.openSession(mei)
            try await live.accept(session, oscar)
        }
        try await LiveServer.with(configuration) { live in
            let socket = try await live.connect("\(mei)&resume=conn_of_the_first_start")
            #expect(try await socket.receive(ResyncRequiredEvent.self).data.droppedCount == nil)
            #expect(try await socket.receive(SessionStatusEvent.self).data.status == .assigned)
        }
    }

    @Test("reach a client that reads even where they are more than may wait for one that does not [WIRE-050, WIRE-047]")
    func manyAndLong() async throws {
        var configuration = ServerConfiguration.test
        // Together more than the kernel takes at once.
        configuration.limits.maxMessageBytes = 1 << 20
        configuration.limits.maxBacklogBytes = (1 << 20) + 1024
        configuration.limits.rates.messages = nil
        try await LiveServer.with(configuration) { live in
            let mei = try await live.token(.user)
            let oscar = try await live.token(.operator)
            let session = try await live.openSession(mei)
            try await live.accept(session, oscar)
            let content = String(repeating: "x", count: 1_000_000)
            for _ in 0..<24 {
                let _: SentMessage = try await live.post(
                    "/api/v2/admin/chat/sessions/\(session)/messages", token: oscar,
                    body: #"{"content": "\#(content)"}"#)
            }
            let socket = try await live.connect(mei)
            for seq in 1...24 {
                #expect(try await socket.receive(NewMessageEvent.self).data.seq == Int64(seq))
            }
        }
    }
}
