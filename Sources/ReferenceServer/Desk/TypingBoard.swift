import ChatProtocol

/// Who is typing where; writer thread only.
///
/// - Source: SPEC 5.3.
final class TypingBoard {
    struct Key: Hashable {
        let session: SessionID
        let account: UserID
    }

    /// The number of the last `typing_start` of each who types: a timer of an earlier one ends nothing.
    private var current: [Key: UInt64] = [:]
    /// When typing ends by itself, for each who has a timer. The timer outlives typing that is stopped, so that somebody
    /// who starts and stops without rest has one all the same.
    private var ends: [Key: Timestamp] = [:]
    /// When the typing of each was last told. [DESK-020]
    private var told: [Key: Timestamp] = [:]
    private var byAccount: [UserID: Set<SessionID>] = [:]
    private var bySession: [SessionID: Set<UserID>] = [:]
    private var counter: UInt64 = 0

    /// - Returns: the number of this start.
    func start(_ key: Key, journal: Journal) -> UInt64 {
        counter += 1
        let before = current[key]
        set(counter, key)
        journal.record { self.set(before, key) }
        return counter
    }

    /// - Returns: whether somebody was typing.
    func stop(_ key: Key, journal: Journal) -> Bool {
        guard let before = current[key] else { return false }
        let told = told.removeValue(forKey: key)
        set(nil, key)
        journal.record {
            self.set(before, key)
            self.told[key] = told
        }
        return true
    }

    /// The number of the last start, nil if nobody types.
    func number(of key: Key) -> UInt64? {
        current[key]
    }

    /// When the typing that goes on was last told, nil if nobody types.
    func lastTold(of key: Key) -> Timestamp? {
        told[key]
    }

    func setTold(_ moment: Timestamp, of key: Key, journal: Journal) {
        let before = told.updateValue(moment, forKey: key)
        journal.record { self.told[key] = before }
    }

    /// Sets when typing ends by itself.
    ///
    /// - Returns: whether it takes a new timer; one that runs finds the new end when its time comes.
    func setEnd(_ end: Timestamp, of key: Key, journal: Journal) -> Bool {
        let before = ends.updateValue(end, forKey: key)
        journal.record { self.ends[key] = before }
        return before == nil
    }

    /// When typing ends by itself, nil without a timer.
    func end(of key: Key) -> Timestamp? {
        ends[key]
    }

    /// Tells the board that the timer is over.
    func timerEnded(of key: Key, journal: Journal) {
        let before = ends.removeValue(forKey: key)
        journal.record { self.ends[key] = before }
    }

    func typists(in session: SessionID) -> [UserID] {
        bySession[session].map { $0.sorted { $0.rawValue < $1.rawValue } } ?? []
    }

    func sessions(of account: UserID) -> [SessionID] {
        byAccount[account].map { $0.sorted { $0.rawValue < $1.rawValue } } ?? []
    }

    private func set(_ number: UInt64?, _ key: Key) {
        current[key] = number
        if number == nil {
            byAccount[key.account]?.remove(key.session)
            if byAccount[key.account]?.isEmpty == true { byAccount[key.account] = nil }
            bySession[key.session]?.remove(key.account)
            if bySession[key.session]?.isEmpty == true { bySession[key.session] = nil }
        } else {
            byAccount[key.account, default: []].insert(key.session)
            bySession[key.session, default: []].insert(key.account)
        }
    }
}
