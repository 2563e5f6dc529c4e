import ChatProtocol

/// Writes what a batch sends into the logs of its connections, once it is committed; writer thread only.
final class FrameLogs {
    private enum Entry {
        case frame(KeptFrame, [ConnectionHandle])
        case answer(FrameID, ConnectionHandle)
    }

    private let limit: Int
    /// Of this batch, in order.
    private var entries: [Entry] = []

    init(limit: Int) {
        self.limit = limit
    }

    /// Rises with every frame of the batch.
    var count: Int {
        entries.count
    }

    func add(_ frame: KeptFrame, for connections: [ConnectionHandle]) {
        guard !connections.isEmpty else { return }
        entries.append(.frame(frame, connections))
    }

    func add(answer name: FrameID, to connection: ConnectionHandle) {
        entries.append(.answer(name, connection))
    }

    /// The log of a connection with what this batch has for it so far.
    func log(of connection: ConnectionHandle) -> FrameLog {
        var log = connection.log ?? FrameLog(limit: limit)
        for entry in entries {
            switch entry {
            case .frame(let frame, let connections):
                if connections.contains(connection) { log.append(frame) }
            case .answer(let name, connection):
                log.answered(name)
            case .answer:
                break
            }
        }
        return log
    }

    func committed() {
        for entry in entries {
            switch entry {
            case .frame(let frame, let connections):
                for connection in connections { connection.changeLog(limit: limit) { $0.append(frame) } }
            case .answer(let name, let connection):
                connection.changeLog(limit: limit) { $0.answered(name) }
            }
        }
        entries.removeAll(keepingCapacity: true)
    }

    func rolledBack() {
        entries.removeAll()
    }
}
