import ChatProtocol
import ReferenceServer

extension Fault {
    static let subscribesAllDevices = Fault(
        "subscribes-all-devices", breaks: "DESK-037",
        "lets all connections of an account hear what one of them follows",
        delivering: FrameRouting(.newMessage) { delivery, everyone in
            let data = JSONObject.parse(delivery.json)?["data"] as? [String: Any]
            let sender = data?["senderId"] as? Int
            var delivery = delivery
            let operators = delivery.targets.filter { target in
                target.account?.role.isOperator == true && Int(target.userId.rawValue) != sender
            }.map(\.userId)
            for connection in everyone() where operators.contains(connection.userId) {
                if !delivery.targets.contains(connection) { delivery.targets.append(connection) }
            }
            return [delivery]
        })
}
