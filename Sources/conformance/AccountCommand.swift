import ConformanceKit
import Foundation
import RawJSON

/// A command of the owner that makes an account, for a server on which nobody can sign up.
struct AccountCommand {
    let command: String
    let url: String

    /// Asks for one account; the command has what is wished as JSON on standard input, and answers with a JSON object.
    func make(_ wish: JSONValue) async throws -> JSONObject {
        let process = ControlProcess(
            command: command, input: Data((wish.description + "\n").utf8), variables: ["CONFORMANCE_URL": url])
        let ended = try await process.run()
        // Neither its words nor what it says stand in a report: both may have secrets.
        guard ended.status == 0, !ended.isOverdue else {
            throw ToolError(
                ended.isOverdue
                    ? "the command that makes accounts had not ended after \(process.limit)"
                    : "the command that makes accounts ended with exit status \(ended.status)",
                remedy: "run it by hand with what a case wishes: \(wish)")
        }
        let answer = Result { () throws(JSONParseError) in try JSONParser().parse(ended.output).value }
        guard case .success(.object(let account)) = answer else {
            throw ToolError(
                "the command that makes accounts did not print a JSON object",
                remedy: #"print what is known of the account, as {"token": "…", "userId": 31}"#)
        }
        return account
    }
}
