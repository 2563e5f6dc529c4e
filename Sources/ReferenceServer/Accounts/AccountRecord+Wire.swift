import ChatProtocol

extension AccountRecord {
    /// The account as operators see a customer; the only form that has the mobile number. [SEC-003]
    var userInfo: UserInfo {
        UserInfo(userId: id, nickname: nickname, avatar: avatar, mobile: mobile)
    }

    /// The account as the owner of a session.
    var adminInfo: AdminInfo {
        AdminInfo(adminId: id, name: nickname, avatar: avatar)
    }

    /// The account as its own holder sees it.
    var account: Account {
        Account(userId: id, externalId: externalId, nickname: nickname, avatar: avatar, role: role)
    }
}
