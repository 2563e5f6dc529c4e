import ChatProtocol
import Foundation

extension Fault {
    static let deliveryWithoutTempId = Fault(
        "delivery-without-temp-id", breaks: "MSG-005",
        "delivers messages without their tempMessageId",
        delivering: FrameRewriting(dataOf: .newMessage) { $0["tempMessageId"] = NSNull() })
}
