import RawJSON
import Testing

@testable import ConformanceKit

@Suite("A draft of an operations file") struct DraftTests {
    private func survey(
        socketIO: String? = nil, sockets: [(path: String, status: Int)] = [], calls: [ServerSurvey.Call] = [],
        profiles: [String]? = nil
    ) -> ServerSurvey {
        ServerSurvey(
            url: "http://h:1", profiles: profiles, calls: calls, descriptionPath: calls.isEmpty ? nil : "/openapi.json",
            socketIOPath: socketIO, socketPaths: sockets)
    }

    @Test("can be read as it is, whatever was found", arguments: [nil, "/socket.io/"])
    func reads(socketIO: String?) throws {
        let operations = try OperationsText.operations(OperationsDraft(survey(socketIO: socketIO)).text)
        #expect(operations.url == "http://h:1")
        #expect(operations.socket["transport"]?.stringValue == (socketIO == nil ? nil : "socketio"))
        // What nobody could know is marked.
        #expect(OperationsDraft(survey(socketIO: socketIO)).text.contains("FILL IN"))
    }

    @Test("has the calls that an OpenAPI description names, and the socket that answers")
    func guesses() throws {
        let calls = [
            ("GET", "/rooms"), ("POST", "/auth/login"), ("POST", "/rooms"), ("POST", "/rooms/{roomId}/messages"),
            ("GET", "/rooms/{roomId}/messages"), ("POST", "/auth/register"),
        ].map { ServerSurvey.Call(method: $0.0, path: $0.1) }
        let text = OperationsDraft(survey(sockets: [("/chat", 101), ("/ws", 401)], calls: calls)).text
        let operations = try OperationsText.operations(text)
        #expect(operations.accounts.steps[0]["call"] == "POST /auth/register")
        #expect(operations.open[0]["call"] == "POST /rooms")
        #expect(operations.send.step["call"] == "POST /rooms/<conversation>/messages")
        #expect(operations.history?.call == "GET /rooms/<conversation>/messages")
        #expect(operations.socket["path"] == "/chat")
        #expect(text.contains("/openapi.json names 6 calls"))
    }

    @Test("says when the server speaks the protocol itself")
    func own() {
        #expect(
            OperationsDraft(survey(profiles: ["core", "desk"])).text.contains("claims profiles of the chat protocol"))
    }
}
