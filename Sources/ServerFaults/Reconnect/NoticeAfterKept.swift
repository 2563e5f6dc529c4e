import ChatProtocol
import ReferenceServer

extension Fault {
    static let noticeAfterKept = Fault(
        "notice-after-kept", breaks: "WIRE-051",
        "says that events were dropped after the first that were not", delivering: NoticeAfterKept())
}

private struct NoticeAfterKept: DeliveryStage {
    func outgoing(_ deliveries: [Delivery], everyone: () -> [ConnectionHandle]) -> [Delivery] {
        var sent = deliveries
        for index in sent.indices.dropLast() where sent[index].event == .resyncRequired && sent[index + 1].isReplay {
            sent.swapAt(index, index + 1)
        }
        return sent
    }
}
