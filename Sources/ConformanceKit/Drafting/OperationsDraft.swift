import Foundation

/// A commented operations file to begin with: what a survey found is filled in, the rest is marked.
public struct OperationsDraft: Sendable {
    private let survey: ServerSurvey

    /// A draft for a server that was asked.
    public init(_ survey: ServerSurvey) { self.survey = survey }

    /// The whole file.
    public var text: String {
        (header + [accounts, credentials, socket, conversations, saying, hearing, history, more]).joined(
            separator: "\n")
    }

    /// One part of the file, all of it to be filled in; nil for those that need not be there.
    func section(_ name: String) -> String? {
        switch name {
        case "accounts": accounts
        case "headers": credentials
        case "socket": socket
        case "open": conversations
        case "send": saying
        case "seen": hearing
        case "history": history
        default: nil
        }
    }

    private var header: [String] {
        var lines = [
            "# What your server calls the few things that every chat does.",
            "# Correct the lines marked FILL IN, then:  conformance probe --operations THIS-FILE",
            "# Every member is explained in Fixtures/universal/README.md.",
        ]
        if let profiles = survey.profiles {
            lines.append("# This server claims profiles of the chat protocol: \(profiles.joined(separator: ", "));")
            lines.append("# `conformance run --url \(survey.url)` judges it by them, without this file.")
        }
        if let path = survey.descriptionPath {
            lines.append("# \(path) names \(survey.calls.count) calls; guesses below come from it.")
        }
        return lines + ["name: my chat", "url: \(survey.url)", ""]
    }

    private var accounts: String {
        let call = guess(
            "POST", ["sign-?up", "register", "users?$", "accounts?$", "log-?in", "sessions?$", "tokens?$"])
        return """
            # How people come to be. Three are needed: mei opens conversations, oscar is asked into them, and bystander
            # is in none of them. <actor.nickname> is unique in every run; `bind` keeps what the answer gives.
            accounts:
              steps:
                call: \(call ?? "POST /signup")\(call == nil ? "   # FILL IN" : "   # guess")
                body: {name: <actor.nickname>, password: "pass-<run>"}   # FILL IN: what your server wants
                bind: {token: token, id: user.id}   # FILL IN: where the answer has them (or: token: cookie sid)
            # If signing up does not log in, write two steps, each with a dash: "- call: …".
            # If accounts cannot be made, say who exists (and log them in with `steps`):
            #   fixed: {mei: {email: m@x.test}, oscar: {email: o@x.test}, bystander: {email: b@x.test}}
            # If customers and agents differ:
            #   roles: {opener: customer, peer: agent}   # <actor.role> in the steps above

            """
    }

    private var credentials: String {
        """
        # What goes with every request of somebody who is logged in.
        headers: {Authorization: Bearer <actor.token>}   # FILL IN

        """
    }

    private var socket: String {
        if let path = survey.socketIOPath {
            return """
                # Socket.IO answers at \(path)
                socket:
                  transport: socketio   # or socketio-polling
                  path: \(path)
                  auth: {token: <actor.token>}   # FILL IN: what goes with io(url, {auth}), or remove it

                """
        }
        let found = survey.socketPaths.map { "\($0.path) (\($0.status))" }.joined(separator: ", ")
        let path = survey.socketPaths.first?.path
        return """
            # \(found.isEmpty ? "No WebSocket answers at \(ServerSurvey.socketCandidates.joined(separator: ", "))." : "A WebSocket handshake is answered at \(found).")
            socket:
              path: \(path ?? "/ws")\(path == nil ? "   # FILL IN" : "   # guess")
              query: {token: <actor.token>}   # FILL IN: or headers: {Cookie: sid=<actor.sid>}, or
                                              # subprotocols: [bearer, <actor.token>], or a first frame:
              # first: {event: auth, payload: {token: <actor.token>}}
              ready: {type: welcome}   # FILL IN: the frame that says that one is let in; remove it if there is none

            """
    }

    private var conversations: String {
        let open = guess("POST", ["(rooms|conversations|chats|tickets|sessions|channels|groups|threads|dialogs)/?$"])
        return """
            # mei opens a conversation with oscar (<peer.…>). The last of these steps must leave oscar in it.
            open:
              call: \(open ?? "POST /conversations")\(open == nil ? "   # FILL IN" : "   # guess")
              body: {with: <peer.id>}   # FILL IN
              bind: {conversation: id}   # FILL IN: where the answer has its id
            # What oscar does to be in it, if anything:
            # join: {call: POST /conversations/<conversation>/join}
            # What each connection sends to hear it, if anything:
            # enter: {frame: {type: subscribe, room: <conversation>}}

            """
    }

    private var saying: String {
        let post = guess("POST", ["messages?/?$"])
        let isCall = post != nil && survey.socketIOPath == nil
        let send =
            isCall
            ? "  call: \(post ?? "")   # guess; or a frame: {…}\n  body: {text: <text>, clientId: <tag>}   # FILL IN"
            : survey.socketIOPath == nil
                ? "  frame: {type: message, room: <conversation>, text: <text>, nonce: <tag>}   # FILL IN"
                : "  frame: {emit: [message, {room: <conversation>, text: <text>, nonce: <tag>}], ack: true}   # FILL IN"
        let acked =
            isCall
            ? "# The answer to the call acknowledges a message."
            : survey.socketIOPath == nil
                ? "# How the sender learns that it was taken; remove it if your server does not say.\n"
                    + "acked: {type: ack, nonce: <tag>}   # FILL IN"
                : "# What the acknowledgement callback gets, beside the event it is for.\n"
                    + "acked: {ack: [{status: ok}], of: [message, {nonce: <tag>}]}   # FILL IN"
        return """
            # How something is said: <text> is the text, <tag> the client's own id for it, if your server takes one.
            send:
            \(send)
              # idempotent: true   # if the same <tag> sent twice is one message
              # longest: 4000   # if your server refuses longer texts
            \(acked)
            """
    }

    private var hearing: String {
        let frame =
            survey.socketIOPath == nil
            ? "{type: message, room: <conversation>, text: <text>}" : "[message, {room: <conversation>, text: <text>}]"
        return """
            # What the others hear. Only what is written here has to be in the frame.
            seen:
              frame: \(frame)   # FILL IN
              # sender: {at: user.id, is: <actor.id>}   # where the frame says who said it

            """
    }

    private var history: String {
        let call = guess("GET", ["(messages|history|log)/?$"])
        return """
            # How it is read again. `next` says how to get the next page; without it there is one page.
            history:
              call: \(call ?? "GET /conversations/<conversation>/messages")\(call == nil ? "   # FILL IN" : "   # guess")
              query: {limit: 5}   # FILL IN: small pages, so that a walk needs several; remove it if there is no such thing
              items: messages   # FILL IN: where the list is in the answer; $ if the answer is the list
              text: text   # FILL IN: where an item has its text
              # order: newest-first
              # next: {before: {last: id}}   or {page: {from: 2}}   or {cursor: path.to.the.next.cursor}

            """
    }

    private var more: String {
        """
        # typing: {frame: {type: typing, room: <conversation>}, seen: {type: typing, room: <conversation>}}
        # origin: {allowed: https://app.example}   # if only certain web pages may open the socket
        # pace: {messages: 10, windowMs: 500}   # how fast one person may send; slower if your server limits them

        """
    }

    /// The first call that fits one of the patterns, the first pattern first, its parameters as the conversation.
    private func guess(_ method: String, _ patterns: [String]) -> String? {
        for pattern in patterns {
            let found = survey.calls.filter { $0.method == method }.first {
                $0.path.range(of: pattern, options: [.regularExpression, .caseInsensitive]) != nil
            }
            guard let found else { continue }
            let path = found.path.replacingOccurrences(
                of: #"\{[^}]*\}|:[A-Za-z_]+"#, with: "<conversation>", options: .regularExpression)
            return "\(found.method) \(path)"
        }
        return nil
    }
}
