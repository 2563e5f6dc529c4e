import Foundation
import ReferenceServer

extension Fault {
    static let firstNameCounts = Fault(
        "first-name-counts", breaks: "WIRE-037", "takes the first of two members of one name",
        deciding: FirstNameCounts())
}

private struct FirstNameCounts: Decisions {
    func text(_ raw: Data) -> Data {
        var text = String(decoding: raw, as: UTF8.self)
        text = text.replacingOccurrences(
            of: ##"("content":"[^"]*"),"content":"[^"]*""##, with: "$1", options: .regularExpression)
        return Data(text.utf8)
    }
}
