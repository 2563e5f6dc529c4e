import ChatProtocol
import ReferenceServer

extension Fault {
    static let typistHearsItself = Fault(
        "typist-hears-itself", breaks: "DESK-020",
        "sends user_typing to the one who types", deciding: TypistHearsItself())
}

private struct TypistHearsItself: Decisions {
    func audience(ofTypingIn session: SessionRecord, by typist: UserID) -> Audience {
        let isCustomer = side(of: typist, in: session) == .user
        return Audience(
            [isCustomer ? session.ownerId : session.customerId, typist],
            includesPool: isCustomer && session.ownerId == nil)
    }
}
