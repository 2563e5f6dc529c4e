import ChatProtocol
import Foundation
import RawJSON

/// Decodes a request body as every type that a client sends, whatever it was made from.
enum BodyCheck {
    private static let types: [any RequestBody.Type] =
        Endpoint.all.compactMap(\.request) + CommandType.allCases.compactMap(\.payload)

    static func verdict(on bytes: [UInt8]) -> Verdict {
        let data = Data(bytes)
        var verdict = Verdict(outcome: "refused by all")
        let isObject =
            switch IndependentReading(of: bytes, depth: 600) {
            case .value(let value, _): value.objectValue != nil
            case .half: true
            case .noJSON: false
            }
        for type in types {
            switch judge(type, data) {
            case .success(let problems):
                verdict.outcome = "accepted by some"
                verdict.problems += problems.map { "\(type): \($0)" }
                if !isObject { verdict.problems.append("\(type): accepted, and no JSON object") }
            case .failure(let refusal):
                if refusal.code.httpStatus != 400 {
                    verdict.problems.append("\(type): refused with \(refusal), which is not about a form")
                }
            }
        }
        return verdict
    }

    private static func judge<Body: RequestBody>(_ type: Body.Type, _ data: Data) -> Result<[String], Refusal> {
        let body: Body
        do throws(Refusal) {
            body = try WireCoder.request(type, from: data)
        } catch {
            return .failure(error)
        }
        do {
            let encoded = try WireCoder.encode(body)
            let again = try WireCoder.request(type, from: encoded)
            guard again == body else { return .success(["comes back different: \(again)"]) }
            return .success(try WireCoder.encode(again) == encoded ? [] : ["is written in two ways: \(again)"])
        } catch {
            return .success(["does not come back: \(error)"])
        }
    }
}
