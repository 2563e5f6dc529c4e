import ChatProtocol
import Foundation
import RawJSON

/// Decodes a text message of a client.
///
/// What is accepted must be JSON for the harness's parser too, say the same there, and survive encoding.
enum FrameCheck {
    static func verdict(on bytes: [UInt8]) -> Verdict {
        let frame: ClientFrame
        do throws(RefusedFrame) {
            frame = try ClientFrame(decoding: Data(bytes))
        } catch {
            return refused(error.refusal, bytes)
        }
        var problems = roundTrip(frame)
        switch IndependentReading(of: bytes, depth: 600) {
        case .value(let value, _): problems += differences(frame, value)
        case .half: break
        case .noJSON: problems.append("accepted, and no JSON")
        }
        return .accepted(problems)
    }

    private static func refused(_ refusal: Refusal, _ bytes: [UInt8]) -> Verdict {
        var verdict = Verdict(outcome: String(refusal.code.rawValue))
        if !refusal.code.occursOnSocket {
            verdict.problems.append("refused with \(refusal), which is not for the socket")
        }
        if refusal.code == .serverFailed { verdict.problems.append("refused with \(refusal)") }
        if refusal.code == .notAFrame,
            case .value(let value, repeats: false) = IndependentReading(of: bytes, depth: 500),
            value["type"]?.stringValue != nil
        {
            verdict.problems.append("refused with \(refusal), and an object with a type")
        }
        return verdict
    }

    private static func roundTrip(_ frame: ClientFrame) -> [String] {
        do {
            let encoded = try WireCoder.encode(frame)
            let again = try ClientFrame(decoding: encoded)
            guard again.command == frame.command, again.requestId == frame.requestId else {
                return ["comes back different: \(again)"]
            }
            // Swift calls composed and decomposed letters equal; bytes do not.
            return try WireCoder.encode(again) == encoded ? [] : ["is written in two ways: \(again)"]
        } catch {
            return ["does not come back: \(error)"]
        }
    }

    private static func differences(_ frame: ClientFrame, _ value: JSONValue) -> [String] {
        var problems: [String] = []
        func expect(_ name: String, _ read: String?, _ written: JSONValue?) {
            guard let read else { return }
            if written?.stringValue.map(ExactText.init) != ExactText(read) { problems.append("\(name) was altered") }
        }
        let data = value["data"]
        expect("type", frame.command.type.rawValue, value["type"])
        expect("requestId", frame.requestId?.rawValue, value["requestId"])
        expect("sessionId", frame.command.sessionId?.rawValue, data?["sessionId"])
        switch frame.command {
        case .chatMessage(let command):
            expect("content", command.message.content, data?["content"])
            expect("tempMessageId", command.message.tempMessageId?.rawValue, data?["tempMessageId"])
        case .markRead(let command): expect("messageId", command.messageId?.rawValue, data?["messageId"])
        case .authenticate(let command): expect("token", command.token, data?["token"])
        default: break
        }
        return problems
    }
}
