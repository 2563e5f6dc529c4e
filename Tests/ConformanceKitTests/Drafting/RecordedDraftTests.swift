import RawJSON
import Testing
import WireClient
import WireProxy

@testable import ConformanceKit

@Suite("Drafting an operations file from a recording") struct RecordedDraftTests {
    /// The draft as it is read again, which also shows that it is valid.
    private func source(_ chat: RecordedChat) throws -> JSONValue {
        let draft = try RecordedDraft(chat.events, url: "http://127.0.0.1:4000")
        return try Operations(yaml: draft.text, file: "draft").source
    }

    private func json(_ text: String) throws -> JSONValue { try JSONParser().parse(Array(text.utf8)).value }

    @Test("a whole file comes of two people who talk in a room") func rooms() throws {
        let expected = try json(
            #"""
            {
              "name": "my chat", "url": "http://127.0.0.1:4000",
              "accounts": {"steps": {
                "call": "POST /signup",
                "body": {"name": "<actor.nickname>", "password": "pass-<run>", "plan": "free"},
                "bind": {"token": "token", "id": "user.id"}}},
              "headers": {"Authorization": "Bearer <actor.token>"},
              "socket": {"path": "/ws", "query": {"token": "<actor.token>"}, "ready": {"type": "welcome"}},
              "open": [
                {"call": "POST /rooms", "body": {"title": "t"}, "bind": {"conversation": "id"}},
                {"call": "POST /rooms/<conversation>/members", "body": {"user": "<peer.id>"}}],
              "send": {"frame": {"type": "msg", "room": "<conversation>", "text": "<text>", "nonce": "<tag>"}},
              "acked": {"type": "ok", "nonce": "<tag>"},
              "seen": {
                "frame": {"type": "msg", "room": "<conversation>", "text": "<text>"},
                "sender": {"at": "user", "is": "<actor.id>"}},
              "history": {
                "call": "GET /rooms/<conversation>/messages", "query": {"limit": 20}, "items": "rows", "text": "text",
                "order": "newest-first"}
            }
            """#)
        #expect(try source(.rooms) == expected)
    }

    @Test("neither passwords nor tokens stand in it") func secrets() throws {
        let draft = try RecordedDraft(RecordedChat.rooms.events, url: "http://127.0.0.1:4000")
        for secret in ["hunter2", "token-of"] {
            #expect(!draft.text.contains(secret))
            #expect(!draft.summary.joined().contains(secret))
        }
    }

    @Test("a token that came before the recording is named, not told")
    func unexplained() throws {
        var chat = RecordedChat.rooms
        chat.events.removeAll { event in
            guard case .exchange(let exchange) = event else { return false }
            return exchange.target == "/signup"
        }
        let text = try RecordedDraft(chat.events, url: "http://127.0.0.1:4000").text
        #expect(!text.contains("token-of"))
        #expect(text.contains("query: {token: <actor.token>}"))
        #expect(text.contains("# not seen\naccounts:"))
    }

    @Test("the other person's token in the history's query is not told, and means whoever asks")
    func tokenInQuery() throws {
        var chat = RecordedChat.rooms
        chat.events.removeLast()
        chat.call(
            "GET", "/rooms/1/messages?access_token=token-of-bob",
            answer: #"{"rows":[{"id":1,"text":"violet harbour"},{"id":2,"text":"copper lantern"}]}"#)
        let source = try source(chat)
        #expect(source["history"]?["query"] == ["access_token": "<actor.token>"])
    }

    @Test("a password that both have, under an odd name, is not told")
    func samePassword() throws {
        var chat = RecordedChat.rooms
        for index in chat.events.indices {
            guard case .exchange(var exchange) = chat.events[index], exchange.target == "/signup" else { continue }
            let body = String(decoding: exchange.requestBody, as: UTF8.self)
            exchange.requestBody = Array(
                body.replacingText(#""plan":"free""#, #""plan":"free","kennwort":"hunter2secret","pw":"xyzzy""#).utf8)
            chat.events[index] = .exchange(exchange)
        }
        let text = try RecordedDraft(chat.events, url: "http://127.0.0.1:4000").text
        #expect(!text.contains("hunter2secret"))
        #expect(!text.contains("xyzzy"))
        #expect(text.contains("plan: free"))
    }

    @Test("tokens from before the recording are told nowhere, however short and wherever they stand")
    func everywhere() throws {
        var chat = RecordedChat()
        for (number, name) in [(1, "ada"), (2, "bob")] {
            chat.open(number, "/ws?user=\(name)&pw=s3cr3t\(name)")
            chat.server(number, #"{"event":"hello","topic":"room:room-f8155ebf"}"#)
        }
        chat.call(
            "POST", "/api/tok-preexisting-ada-0001/rooms", #"{"auth_key":"tok-preexisting-ada-0001"}"#,
            answer: #"{"id":"room-f8155ebf"}"#)
        for (number, name, says) in [(1, "ada", "violet harbour"), (2, "bob", "copper lantern")] {
            chat.client(number, #"{"topic":"room:room-f8155ebf","ref":"r-\#(name)","text":"\#(says)"}"#)
            chat.server(number, #"{"event":"reply","topic":"room:room-f8155ebf","ref":"r-\#(name)","ok":true}"#)
            chat.server(3 - number, #"{"event":"msg","topic":"room:room-f8155ebf","text":"\#(says)"}"#)
        }
        let text = try RecordedDraft(chat.events, url: "http://127.0.0.1:4000").text
        for secret in ["s3cr3t", "preexisting"] { #expect(!text.contains(secret), "\(text)") }
        #expect(text.contains("# guess: nothing in it was seen to say who connects"))
    }

    @Test("what names the conversation inside of a longer text is kept as such, and a refusal is no acknowledgement")
    func topics() throws {
        var chat = RecordedChat()
        for (number, name) in [(1, "ada"), (2, "bob")] {
            chat.call("POST", "/signup", #"{"name":"\#(name)"}"#, answer: #"{"token":"token-of-\#(name)"}"#)
            chat.open(number, "/ws?token=token-of-\(name)")
        }
        chat.call("POST", "/rooms", "{}", token: "token-of-ada", answer: #"{"id":"f8155ebf"}"#)
        for (number, name, says) in [(1, "ada", "violet harbour"), (2, "bob", "copper lantern")] {
            chat.client(
                number, #"{"topic":"room:f8155ebf","room":"f8155ebf","ref":"r-\#(name)","text":"\#(says)"}"#)
            chat.server(number, #"{"event":"reply","topic":"room:f8155ebf","ref":"r-\#(name)","ok":true}"#)
            chat.server(3 - number, #"{"event":"msg","topic":"room:f8155ebf","text":"\#(says)"}"#)
        }
        let source = try source(chat)
        #expect(source["acked"]?["ok"] == true)
        #expect(source["acked"]?["topic"] == "room:<conversation>")
        #expect(source["seen"]?["frame"]?["topic"] == "room:<conversation>")
    }

    @Test("each part says how sure it is, and how pages may go on") func confidence() throws {
        let text = try RecordedDraft(RecordedChat.rooms.events, url: "http://127.0.0.1:4000").text
        #expect(text.contains("# sure: both people signed up so\naccounts:"))
        #expect(text.contains("  # while: more"))
        #expect(text.contains("  # next: {before: {last: id}}"))
    }

    @Test("without the first sentence it says what went through") func nothingSaid() {
        var chat = RecordedChat()
        chat.call("GET", "/")
        #expect(throws: RecordingError.self) { try RecordedDraft(chat.events, url: "http://127.0.0.1:4000") }
        do {
            _ = try RecordedDraft(chat.events, url: "http://127.0.0.1:4000")
        } catch {
            #expect("\(error)".contains("1 calls and 0 connections"))
        }
    }

    @Test("what one person shows is likely, what nobody shows is to be filled in") func onePerson() throws {
        var chat = RecordedChat.rooms
        let end = try #require(chat.events.firstIndex { "\($0)".contains("copper lantern") })
        chat.events.removeSubrange(end...)
        let text = try RecordedDraft(chat.events, url: "http://127.0.0.1:4000").text
        #expect(text.contains("# likely: the first sentence was said so"))
        #expect(text.contains("# not seen\nhistory:"))
        #expect(text.contains("FILL IN"))
    }

    @Test("a sign-up without a token, and the login after it, are both done") func login() throws {
        var chat = RecordedChat()
        for name in ["ada", "bob"] {
            chat.call("POST", "/join", "name=\(name)&pin=12345", form: true)
            chat.call(
                "POST", "/login", "name=\(name)&pin=12345", form: true, cookie: "sid=session-of-\(name); HttpOnly")
        }
        for (number, name) in [(1, "ada"), (2, "bob")] {
            chat.open(number, "/chat", headers: [WireHeader("Cookie", "theme=dark; sid=session-of-\(name)")])
        }
        chat.client(1, #"{"do":"new"}"#)
        chat.server(1, #"{"event":"made","talk":"t-77"}"#)
        chat.client(1, #"{"cmd":"say","talk":"t-77","text":"violet harbour"}"#)
        chat.server(2, #"{"said":{"talk":"t-77","text":"violet harbour"}}"#)
        let source = try source(chat)
        #expect(
            source["accounts"]
                == (try json(
                    #"""
                    {"steps": [
                      {"call": "POST /join", "headers": {"Content-Type": "application/x-www-form-urlencoded"},
                       "bodyText": "name=<actor.nickname>&pin=pass-<run>"},
                      {"call": "POST /login", "headers": {"Content-Type": "application/x-www-form-urlencoded"},
                       "bodyText": "name=<actor.nickname>&pin=pass-<run>", "bind": {"sid": "cookie sid"}}]}
                    """#)))
        #expect(source["socket"] == ["path": "/chat", "headers": ["Cookie": "sid=<actor.sid>"]])
        #expect(
            source["open"]
                == (try json(
                    #"[{"frame": {"do": "new"}}, {"receive": {"event": "made", "talk": "<+conversation:id>"}}]"#)))
    }

    @Test("Socket.IO is read over polling, and over the WebSocket that it goes on in") func socketIO() throws {
        var chat = RecordedChat()
        for (number, name) in [(1, "ada"), (2, "bob")] {
            chat.call("POST", "/api/login", #"{"user":"\#(name)"}"#, answer: #"{"token":"token-of-\#(name)"}"#)
            let engine = "/socket.io/?EIO=4&transport="
            chat.call("GET", engine + "polling", answer: #"0{"sid":"sid-\#(name)","upgrades":["websocket"]}"#)
            chat.call("POST", engine + "polling&sid=sid-\(name)", #"40{"token":"token-of-\#(name)"}"#, answer: "ok")
            chat.call("GET", engine + "polling&sid=sid-\(name)", answer: #"40{"sid":"x"}"#)
            chat.open(number, engine + "websocket&sid=sid-\(name)")
            chat.client(number, "2probe")
        }
        chat.client(1, #"420["talk",{"with":"bob"}]"#)
        chat.server(1, #"430[{"talk":"t-77"}]"#)
        chat.client(1, #"421["say",{"in":"t-77","body":"violet harbour","uid":"u-1"}]"#)
        chat.server(1, #"431[{"status":"stored","id":"m1"}]"#)
        chat.server(2, #"42["said",{"in":"t-77","body":"violet harbour"}]"#)
        chat.client(2, #"420["say",{"in":"t-77","body":"copper lantern","uid":"u-2"}]"#)
        chat.server(2, #"430[{"status":"stored","id":"m2"}]"#)
        chat.server(1, #"42["said",{"in":"t-77","body":"copper lantern"}]"#)
        let source = try source(chat)
        #expect(source["socket"] == ["transport": "socketio", "auth": ["token": "<actor.token>"]])
        #expect(
            source["send"]
                == (try json(
                    #"{"frame": {"emit": ["say", {"in": "<conversation>", "body": "<text>", "uid": "<tag>"}], "ack": true}}"#
                )))
        #expect(source["acked"] == (try json(#"{"ack": [{"status": "stored"}], "of": ["say", {"uid": "<tag>"}]}"#)))
        #expect(source["seen"]?["frame"] == (try json(#"["said", {"in": "<conversation>", "body": "<text>"}]"#)))
    }
}
