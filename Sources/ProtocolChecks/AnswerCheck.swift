import ChatProtocol
import ConformanceKit
import RawJSON

/// The envelope of an answer, the agreement of its code with its status, and the `data` of its route.
struct AnswerCheck: Sendable {
    private let routes: [PayloadKind]
    private let anySuccess = CompiledSchema(.success(.anything), title: "a successful answer")
    private let refusal = CompiledSchema(.refusal, title: "a refusal")

    init() {
        routes = Endpoint.all.map { PayloadKind(answerOf: $0.answer) }
    }

    func violations(in answer: AnswerPayload) -> [PayloadViolation] {
        // The answer to HEAD has no body by HTTP's own rule, that to OPTIONS none by custom, and what is not below /api
        // has no envelope.
        guard answer.path.hasPrefix("/api/"), !["HEAD", "OPTIONS"].contains(answer.method) else { return [] }
        guard let body = answer.body else {
            return [violation("WIRE-001", expected: "a JSON object", actual: "a body that is not JSON")]
        }
        return contentType(of: answer) + judged(answer, body)
    }

    private func judged(_ answer: AnswerPayload, _ body: JSONValue) -> [PayloadViolation] {
        switch answer.status {
        case 200..<300: success(answer, body)
        case 400...: refusal.violations(in: body) + agreement(answer.status, body)
        default:
            [violation("WIRE-002", expected: "a status from 200 to 299, or one of 10.1", actual: "\(answer.status)")]
        }
    }

    private func success(_ answer: AnswerPayload, _ body: JSONValue) -> [PayloadViolation] {
        // An error under a good status has no data of the route: its code is the finding, not what it lacks.
        guard body["code"]?.int64Value == 0,
            let route = Endpoint.all.firstIndex(where: { $0.serves(answer) })
        else { return anySuccess.violations(in: body) }
        let endpoint = Endpoint.all[route]
        let statuses = endpoint.successes.map(String.init).joined(separator: " or ")
        let status =
            endpoint.successes.contains(answer.status)
            ? [] : [violation(endpoint.requirement, expected: "status \(statuses)", actual: "\(answer.status)")]
        return status + routes[route].violations(in: body)
    }

    private func agreement(_ status: Int, _ body: JSONValue) -> [PayloadViolation] {
        guard let number = body["code"]?.int64Value, let code = ErrorCode(rawValue: Int(clamping: number)),
            code.httpStatus != status
        else { return [] }
        let lawful = code.httpStatus.map { "status \($0) with code \(code.rawValue)" }
        return [
            violation(
                "WIRE-002", at: JSONPath.root.appending("code"),
                expected: lawful ?? "a code that answers have; \(code.rawValue) is the socket's", actual: "\(status)")
        ]
    }

    private func contentType(of answer: AnswerPayload) -> [PayloadViolation] {
        let given = answer.contentType?.prefix { $0 != ";" }.filter { !$0.isWhitespace }.lowercased()
        guard given != "application/json" else { return [] }
        return [
            violation(
                "WIRE-001", expected: "Content-Type application/json", actual: answer.contentType ?? "no Content-Type")
        ]
    }

    private func violation(
        _ requirement: String, at path: JSONPath = .root, expected: String, actual: String
    ) -> PayloadViolation {
        PayloadViolation(
            requirement: requirement, difference: Difference(path: path, expected: expected, actual: actual))
    }
}

extension Endpoint {
    fileprivate func serves(_ answer: AnswerPayload) -> Bool {
        method.rawValue == answer.method && path.match(answer.path) != nil
    }
}
