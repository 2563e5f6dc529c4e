import ChatProtocol
import ReferenceServer

extension Fault {
    static let followersHearNoTyping = Fault(
        "followers-hear-no-typing", breaks: "DESK-037",
        "lets followers hear everything but typing", deciding: FollowersHearNoTyping())
}

private struct FollowersHearNoTyping: Decisions {
    func audience(ofTypingIn session: SessionRecord, by typist: UserID) -> Audience {
        guard side(of: typist, in: session) == .user else { return Audience([session.customerId], excluded: [typist]) }
        return Audience([session.ownerId], includesPool: session.ownerId == nil, excluded: [typist])
    }
}
