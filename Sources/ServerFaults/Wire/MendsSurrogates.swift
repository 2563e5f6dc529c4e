import Foundation
import ReferenceServer

extension Fault {
    static let mendsSurrogates = Fault(
        "mends-surrogates", breaks: "WIRE-036", "replaces half a surrogate pair", deciding: MendsSurrogates())
}

private struct MendsSurrogates: Decisions {
    func text(_ raw: Data) -> Data {
        var text = String(decoding: raw, as: UTF8.self)
        text = text.replacingOccurrences(of: ##"\\ud800"##, with: ##"\\ufffd"##, options: .regularExpression)
        return Data(text.utf8)
    }
}
