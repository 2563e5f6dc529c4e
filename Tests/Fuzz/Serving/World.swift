import RawJSON

/// Accounts and sessions of one stretch of inputs, made in the ordinary way.
struct World {
    struct Account {
        var userId: String
        var token: String
        var refreshToken: String?
    }

    let customer: Account
    let otherCustomer: Account
    let oscar: Account
    let sam: Account
    /// To be banned, logged out and so on.
    let spare: Account
    /// Their names, and those of the run's latest connections.
    private(set) var words: Vocabulary

    var all: [Account] { [customer, otherCustomer, oscar, sam, spare] }

    /// - Throws: `FuzzError.notAnswered` where ordinary use fails.
    init(over http: HTTPConnection) throws {
        customer = try Self.account("user", http)
        otherCustomer = try Self.account("user", http)
        oscar = try Self.account("operator", http)
        sam = try Self.account("supervisor", http)
        spare = try Self.account("user", http)
        var words = Vocabulary()
        words.sessions = []
        words.connections = ["conn_1", "conn_2", "conn_3", "conn_4"]
        words.messages = []
        for owner in [customer, otherCustomer] {
            let opened = try Self.call("POST", "/api/v2/chat/session", owner, nil, http)
            guard let session = opened["sessionId"]?.stringValue else {
                throw FuzzError.notAnswered("an opened session has no sessionId")
            }
            words.sessions.append(session)
            let path = "/api/v2/admin/chat/sessions/\(session)"
            _ = try Self.call("POST", "\(path)/accept", oscar, nil, http)
            for text in ["one", "two"] {
                let sent = try Self.call(
                    "POST", "\(path)/messages", oscar, .object(["content": .string(text)]), http)
                words.messages.append(sent["messageId"]?.stringValue ?? "none")
            }
        }
        words.users = [customer.userId, spare.userId, oscar.userId, sam.userId]
        words.tokens = [customer.token, spare.token, oscar.token] + [spare.refreshToken].compactMap { $0 }
        self.words = words
    }

    mutating func note(connection: String) {
        words.connections = words.connections.suffix(3) + [connection]
    }

    private static func account(_ role: String, _ http: HTTPConnection) throws -> Account {
        let made = try call("POST", "/api/v2/testing/accounts", nil, .object(["role": .string(role)]), http)
        guard let id = made["userId"]?.int64Value, let token = made["token"]?.stringValue else {
            throw FuzzError.notAnswered("a testing account has no userId or no token")
        }
        return Account(userId: "\(id)", token: token, refreshToken: made["refreshToken"]?.stringValue)
    }

    /// `data` of a successful answer.
    static func call(
        _ method: String, _ path: String, _ account: Account?, _ body: JSONValue?, _ http: HTTPConnection
    ) throws -> JSONValue {
        var message = HTTPMessage(method: method, target: path)
        if let account { message.headers.append(("Authorization", "Bearer \(account.token)")) }
        message.body = body.map { JSONWriter.compact.bytes($0) } ?? (method == "POST" ? [] : nil)
        let outcome = try http.exchange(message)
        guard case .answer(let answer) = outcome, (200..<300).contains(answer.status),
            let data = try JSONParser().parse(answer.body).value["data"]
        else { throw FuzzError.notAnswered("\(method) \(path): \(outcome)") }
        return data
    }
}
