import Foundation
import ReferenceServer

extension Fault {
    static let roundsNumbers = Fault(
        "rounds-numbers", breaks: "WIRE-035", "takes the digits before the point for the number",
        deciding: RoundsNumbers())
}

private struct RoundsNumbers: Decisions {
    func text(_ raw: Data) -> Data {
        var text = String(decoding: raw, as: UTF8.self)
        text = text.replacingOccurrences(of: ##":(\d)\.\d+"##, with: ":$1", options: .regularExpression)
        return Data(text.utf8)
    }
}
