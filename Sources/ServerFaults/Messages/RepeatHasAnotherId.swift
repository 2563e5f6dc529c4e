import ChatProtocol
import Foundation

extension Fault {
    static let repeatHasAnotherId = Fault(
        "repeat-has-another-id", breaks: "MSG-010",
        "acknowledges a message that was there already with an id of its own",
        delivering: FrameRewriting(dataOf: .messageSent) { data in
            guard data["duplicate"] as? Bool == true, let id = data["messageId"] as? String else { return }
            data["messageId"] = "\(id)_again"
        })
}
