import ChatProtocol
import RawJSON

/// Judges an answer by what every answer must be. [WIRE-001, WIRE-002, WIRE-038]
enum AnswerCheck {
    static func verdict(on answer: HTTPAnswer, to message: HTTPMessage) -> Verdict {
        var verdict = statusOnly(answer.status)
        guard message.target.hasPrefix("/api/") || message.target.hasPrefix("/admin/chat"),
            message.method != "HEAD", message.method != "OPTIONS"
        else { return verdict }
        if answer.headers["content-type"] != "application/json" {
            let type = answer.headers["content-type"] ?? "none"
            verdict.problems.append("the content type of a \(answer.status) is \(type)")
        }
        do throws(JSONParseError) {
            let envelope = try JSONParser().parse(answer.body).value
            verdict.problems += problems(of: envelope, answer.status)
            if let code = envelope["code"]?.int64Value, code != 0 { verdict.outcome = "\(code)" }
        } catch {
            verdict.problems.append("a \(answer.status) whose body is no JSON: \(Finding.readable(answer.body))")
        }
        return verdict
    }

    static func statusOnly(_ status: Int) -> Verdict {
        let isFailure = status >= 500 && status != 501 && status != 505
        return Verdict(
            outcome: (200..<300).contains(status) ? "accepted" : "HTTP \(status)",
            problems: isFailure ? ["answered with status \(status)"] : [])
    }

    private static func problems(of envelope: JSONValue, _ status: Int) -> [String] {
        guard let code = envelope["code"]?.int64Value, envelope["msg"]?.stringValue != nil,
            let data = envelope["data"], let moment = envelope["timestamp"]?.stringValue,
            Timestamp(moment) != nil
        else { return ["no envelope: \(envelope)"] }
        if code == 0 { return status < 300 ? [] : ["code 0 with status \(status)"] }
        guard let known = ErrorCode(rawValue: Int(code)) else { return ["an unknown code: \(envelope)"] }
        if known == .serverFailed { return ["answered with 5000"] }
        return known.httpStatus == status && data.isNull ? [] : ["a \(status) with \(envelope)"]
    }
}
