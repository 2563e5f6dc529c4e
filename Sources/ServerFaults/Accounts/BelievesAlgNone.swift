import Foundation
import ReferenceServer

extension Fault {
    static let believesAlgNone = Fault(
        "believes-alg-none", breaks: "ACCT-008",
        "takes a token without a signature whose header says that it needs none", deciding: BelievesAlgNone())
}

private struct BelievesAlgNone: Decisions {
    func acceptsHeader(_ header: Data, isOurs: Bool) -> Bool {
        isOurs || header.range(of: Data("none".utf8)) != nil
    }
}
