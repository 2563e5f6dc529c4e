import ConformanceKit
import Foundation
import RawJSON

/// The verification codes that a server of this process has sent, in a file that its code command writes.
struct SentCodes: Sendable {
    struct NoCode: Error, CustomStringConvertible {
        let description: String
    }

    private let file: URL

    init(in folder: URL) {
        file = folder.appendingPathComponent("codes")
    }

    /// What the server is told to run.
    var command: String {
        #"printf '%s %s\n' "$CHAT_MOBILE" "$CHAT_CODE" >>'\#(file.path)'"#
    }

    /// The control `login-code`: the oldest code of the number that was not given before.
    var control: Control {
        let taken = Taken()
        return { arguments in
            guard let mobile = arguments["mobile"]?.stringValue else { throw NoCode(description: "no mobile") }
            let number = await taken.next(of: mobile)
            for _ in 0..<400 {
                let lines = ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n")
                let codes = lines.filter { $0.hasPrefix("\(mobile) ") }.compactMap { $0.split(separator: " ").last }
                if codes.count >= number {
                    return try JSONValue(parsing: #"{"code": "\#(codes[number - 1])"}"#)
                }
                try await Task.sleep(for: .milliseconds(50))
            }
            throw NoCode(description: "no code number \(number) was sent to \(mobile) within 20 s")
        }
    }

    private actor Taken {
        private var counts: [String: Int] = [:]

        func next(of mobile: String) -> Int {
            counts[mobile, default: 0] += 1
            return counts[mobile, default: 0]
        }
    }
}
