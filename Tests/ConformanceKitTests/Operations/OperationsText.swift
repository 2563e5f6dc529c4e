import Foundation
import RawJSON

@testable import ConformanceKit

/// An operations file for tests, and the universal suite in its words.
enum OperationsText {
    static let fixtures = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let plain = """
        name: plain
        accounts:
          steps: {call: POST /in, body: {name: <actor.nickname>}, bind: {token: data.token, sid: cookie sid, name: data.name}}
        headers: {X-Token: <actor.token>}
        socket: {path: /ws, query: {t: <actor.token>}, first: {in: <actor.token>}, ready: {type: welcome, n: "<+n:any>"}}
        origin: {allowed: "http://a.example"}
        open:
          - {call: POST /rooms, body: {with: <peer.name>}, bind: {conversation: "rooms[0].id", key: header X-Key}}
          - {frame: {type: join, room: <conversation>, key: <key>}}
        enter: {frame: {type: enter, room: <conversation>}}
        send: {frame: {type: msg, room: <conversation>, m: {text: <text>}, nonce: <tag>}, idempotent: true}
        acked: {type: ok, nonce: <tag>}
        seen: {frame: {type: msg, room: <conversation>, m: {text: <text>}}, sender: {at: m.by, is: <actor.name>}}
        history: {call: GET /rooms/<conversation>, items: rows, text: m.text, next: {p: {from: 2}}, order: newest-first}
        typing: {frame: {type: typing}, seen: {type: typing, room: <conversation>}}
        """

    static func operations(_ yaml: String = plain) throws -> Operations { try Operations(yaml: yaml, file: "o.yaml") }

    static func universal(_ yaml: String = plain) throws -> Suite {
        try Suite.universal(
            fixtures.appendingPathComponent("Fixtures/universal").path, operations: operations(yaml))
    }
}
