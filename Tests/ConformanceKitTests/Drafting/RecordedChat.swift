import WireClient
import WireProxy

/// Events of a proxy, written as shortly as they can be read.
struct RecordedChat {
    var events: [TrafficEvent] = []

    mutating func call(
        _ method: String, _ target: String, _ body: String = "", token: String? = nil, form: Bool = false,
        answer: String = "{}", status: Int = 200, cookie: String? = nil
    ) {
        var headers = token.map { [WireHeader("authorization", "Bearer \($0)")] } ?? []
        headers.append(
            WireHeader("content-type", form ? "application/x-www-form-urlencoded" : "application/json"))
        events.append(
            .exchange(
                ProxiedExchange(
                    method: method, target: target, requestHeaders: headers, requestBody: Array(body.utf8),
                    status: status, headers: cookie.map { [WireHeader("Set-Cookie", $0)] } ?? [],
                    body: Array(answer.utf8))))
    }

    mutating func open(_ socket: Int, _ target: String, headers: [WireHeader] = []) {
        events.append(.opened(ProxiedSocket(id: socket, target: target, requestHeaders: headers)))
    }

    mutating func client(_ socket: Int, _ text: String) {
        events.append(.said(socket: socket, isFromClient: true, text: text))
    }

    mutating func server(_ socket: Int, _ text: String) {
        events.append(.said(socket: socket, isFromClient: false, text: text))
    }

    /// Two people in a room, who have each said their sentence.
    static var rooms: RecordedChat {
        var chat = RecordedChat()
        for (number, name) in [(1, "ada"), (2, "bob")] {
            chat.call(
                "POST", "/signup", #"{"name":"\#(name)","password":"hunter2-\#(name)","plan":"free"}"#,
                answer: #"{"token":"token-of-\#(name)","user":{"id":\#(10 + number),"plan":"free"}}"#)
            chat.open(number, "/ws?token=token-of-\(name)")
            chat.server(number, #"{"type":"welcome","user":\#(10 + number)}"#)
        }
        chat.call("POST", "/rooms", #"{"title":"t"}"#, token: "token-of-ada", answer: #"{"id":1,"title":"t"}"#)
        chat.call("POST", "/rooms/1/members", #"{"user":12}"#, token: "token-of-ada")
        chat.client(1, #"{"type":"msg","room":1,"text":"violet harbour","nonce":"n-1"}"#)
        chat.server(1, #"{"type":"ok","nonce":"n-1","id":1}"#)
        chat.server(2, #"{"type":"msg","id":1,"room":1,"user":11,"text":"violet harbour"}"#)
        chat.client(2, #"{"type":"msg","room":1,"text":"copper lantern","nonce":"n-2"}"#)
        chat.server(2, #"{"type":"ok","nonce":"n-2","id":2}"#)
        chat.server(1, #"{"type":"msg","id":2,"room":1,"user":12,"text":"copper lantern"}"#)
        chat.call(
            "GET", "/rooms/1/messages?limit=20", token: "token-of-bob",
            answer: #"{"rows":[{"id":2,"text":"copper lantern"},{"id":1,"text":"violet harbour"}],"more":false}"#)
        return chat
    }
}
