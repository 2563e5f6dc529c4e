import RawJSON
import Testing

@testable import WireClient

@Suite("Socket.IO packets") struct SocketIOTranslatorTests {
    @Test("join the namespace with what the handshake says")
    func connect() {
        let plain = SocketIOTranslator(SocketIOHandshake())
        #expect(plain.received(#"0{"sid":"a"}"#) == [.answer("40")])
        let named = SocketIOTranslator(SocketIOHandshake(namespace: "/desk", auth: ["token": "t"]))
        #expect(named.received(#"0{"sid":"a"}"#) == [.answer(#"40/desk,{"token":"t"}"#)])
    }

    @Test("answer the server's heartbeat with its payload", arguments: [("2", "3"), ("2probe", "3probe")])
    func heartbeat(ping: String, pong: String) {
        #expect(SocketIOTranslator(SocketIOHandshake()).received(ping) == [.answer(pong)])
    }

    @Test(
        "become frames",
        arguments: [
            (#"40{"sid":"x"}"#, ["connect": ["sid": "x"]]), ("40", ["connect": [:]]),
            (#"44{"message":"no"}"#, ["connect_error": ["message": "no"]]), ("41", ["disconnect": true]),
            (#"42["msg",{"a":1}]"#, ["msg", ["a": 1]]), (#"4217["msg"]"#, ["msg"]),
            (#"451-["b"]"#, ["binary": #"51-["b"]"#]), (#"42["broken""#, ["malformed": #"2["broken""#]),
            ("439[1]", ["ack": [1], "of": nil]),
        ] as [(String, JSONValue)])
    func frames(packet: String, frame: JSONValue) {
        #expect(SocketIOTranslator(SocketIOHandshake()).received(packet) == [.frame(frame)])
    }

    @Test("of another namespace and of Engine.IO alone say nothing")
    func others() {
        let translator = SocketIOTranslator(SocketIOHandshake(namespace: "/desk"))
        for packet in [#"42["msg"]"#, "6", "5", ""] {
            #expect(translator.received(packet) == [])
        }
        #expect(translator.received(#"42/desk,["msg"]"#) == [.frame(["msg"])])
        #expect(translator.received("1") == [.end])
    }

    @Test("carry frames, and know which event an acknowledgement answers")
    func sending() {
        let translator = SocketIOTranslator(SocketIOHandshake(namespace: "/desk"))
        #expect(translator.packet(for: ["msg", 1]) == #"42/desk,["msg",1]"#)
        #expect(translator.packet(for: ["emit": ["msg", 2]]) == #"42/desk,["msg",2]"#)
        #expect(translator.packet(for: ["emit": ["a"], "ack": true]) == #"42/desk,0["a"]"#)
        #expect(translator.packet(for: ["emit": ["b"], "ack": true]) == #"42/desk,1["b"]"#)
        #expect(translator.received(#"43/desk,1["ok"]"#) == [.frame(["ack": ["ok"], "of": ["b"]])])
        #expect(translator.received(#"43/desk,0[]"#) == [.frame(["ack": [], "of": ["a"]])])
    }
}
