import Foundation
import ReferenceServer

extension Fault {
    static let forgivesDepth = Fault(
        "forgives-depth", breaks: "WIRE-034", "takes what is nested too deep for nothing", deciding: ForgivesDepth())
}

private struct ForgivesDepth: Decisions {
    func text(_ raw: Data) -> Data {
        var text = String(decoding: raw, as: UTF8.self)
        text = text.replacingOccurrences(
            of: ##"^.*\[{500}.*$"##, with: ##"{"type":"heartbeat","data":{}}"##, options: .regularExpression)
        return Data(text.utf8)
    }
}
