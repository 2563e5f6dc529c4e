import ChatProtocol

/// The sessions that were used lately, so that a message costs no query to find its session; writer thread only.
///
/// Two generations bound it: when the young one is full it becomes the old one, and what is used again moves over.
final class SessionCache {
    private let generationSize: Int
    private var young: [SessionID: SessionRecord] = [:]
    private var old: [SessionID: SessionRecord] = [:]
    /// Changed in this transaction, whether or not written to SQL yet.
    private var touched: Set<SessionID> = []
    /// Changed and not yet written to SQL.
    private var unwritten: Set<SessionID> = []
    /// Rises with every change; tells whether an operation changed anything.
    private(set) var changeCount = 0

    init(generationSize: Int = 20_000) {
        self.generationSize = generationSize
    }

    func session(_ id: SessionID) -> SessionRecord? {
        if let session = young[id] { return session }
        guard let session = old[id] else { return nil }
        keep(session)
        return session
    }

    func keep(_ session: SessionRecord) {
        // What is not written yet must not be forgotten with the old generation.
        if young.count >= generationSize, unwritten.isEmpty {
            old = young
            young = [:]
        }
        young[session.id] = session
    }

    func change(_ session: SessionRecord) {
        changeCount += 1
        touched.insert(session.id)
        unwritten.insert(session.id)
        keep(session)
    }

    /// The sessions that SQL does not have yet; it is told now.
    func takeUnwritten() -> [SessionRecord] {
        guard !unwritten.isEmpty else { return [] }
        let sessions = unwritten.compactMap { session($0) }
        unwritten.removeAll(keepingCapacity: true)
        return sessions
    }

    func committed() {
        touched.removeAll(keepingCapacity: true)
    }

    /// Forgets what the transaction changed: SQL has the truth.
    func rolledBack() {
        for id in touched {
            young[id] = nil
            old[id] = nil
        }
        touched.removeAll()
        unwritten.removeAll()
    }
}
