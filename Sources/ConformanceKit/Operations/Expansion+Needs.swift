import RawJSON

extension Expansion {
    /// What a case may need and an operations file may leave out, with what is missing then.
    func lacks(_ need: String) -> String? {
        let isGiven =
            switch need {
            case "acked": operations.acked != nil || operations.send.isCall
            case "history": operations.history != nil
            case "pages": operations.history?.next != nil
            case "enter": !operations.enter.isEmpty
            case "typing": operations.typing != nil
            case "sender": operations.seen.sender != nil
            case "origin": operations.origin != nil
            case "frames": !operations.send.isCall
            case "idempotent": operations.send.isIdempotent
            case "socket credentials": !socketCredentials.isEmpty
            case "call credentials": operations.history != nil && !callCredentials.isEmpty
            case "body": bodyCall != nil
            case "text alone": !operations.send.hasTextInside
            // What nobody has written down is no promise.
            case "ready": !(operations.source["socket"]?["ready"] ?? nil).isNull
            case "opening call": openingCall != nil
            default: false
            }
        guard !isGiven else { return nil }
        switch need {
        case "idempotent": return "the operations file does not promise 'idempotent' sending"
        case "pages": return "the operations file gives no 'history' with 'next'"
        case "frames": return "messages are sent by calls, not by frames"
        case "sender": return "the operations file gives no 'sender' in 'seen'"
        case "socket credentials":
            return operations.socket["path"]?.placeholders.isEmpty == false
                ? "who connects stands in the path of the socket, where it cannot be altered"
                : "nothing in 'socket' says who connects"
        case "call credentials": return "the operations file gives no 'history' that needs credentials"
        case "text alone": return "the text that is sent stands inside another"
        case "ready": return "nothing in 'socket' tells when a connection is ready"
        case "opening call": return "a conversation is not opened by a call with credentials"
        case "body": return "no operation is a call with a body"
        default: return "the operations file gives no '\(need)'"
        }
    }

    var socketCredentials: [String] {
        ["query", "headers", "subprotocols", "first", "auth"].filter {
            operations.socket[$0].map(credentials.stand) ?? false
        }
    }

    var callCredentials: [String] {
        operations.headers.filter { credentials.stand(in: $0.value) }.map(\.key)
            + (operations.history?.query ?? JSONObject()).filter { credentials.stand(in: $0.value) }.map(\.key)
    }

    /// The first call that sends a JSON body of its own in the name of somebody logged in.
    var bodyCall: JSONObject? {
        ([.object(operations.send.step)] + operations.open).compactMap(\.objectValue)
            .first { $0.contains(key: "call") && $0["body"]?.objectValue != nil }
    }

    /// The first call that opens a conversation, if credentials go with it.
    var openingCall: JSONObject? {
        guard let first = operations.open.first?.objectValue, first.contains(key: "call") else { return nil }
        return callCredentials.isEmpty && !credentials.stand(in: .object(first)) ? nil : first
    }
}
