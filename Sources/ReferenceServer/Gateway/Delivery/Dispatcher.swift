import ChatProtocol
import NIOCore
import WebSocketTransport

/// Carries the outbox of a committed batch to the connections: one hop per event loop, each frame encoded once.
///
/// Used by the writer thread alone, so every connection gets its frames in the order of the commits.
struct Dispatcher: Sendable {
    let loops: LoopDirectory
    let stage: any DeliveryStage
    /// Called with an operation whose time has come.
    let submit: @Sendable (WriteOperation) -> Void

    private enum Action: Sendable {
        case write(ByteBuffer, isReplay: Bool)
        case close(CloseCode, reason: String)
    }

    private struct Item: Sendable {
        let connection: ConnectionHandle
        let action: Action
    }

    func release(_ outbox: Outbox, _ room: WriterRoom) {
        var items = [[Item]](repeating: [], count: loops.loops.count)
        for entry in entries(of: outbox, room) {
            switch entry {
            case .delivery(let delivery):
                let frame = WebSocketFrameEncoder.server(text: delivery.text)
                let action = Action.write(frame, isReplay: delivery.isReplay)
                for target in delivery.targets {
                    items[target.loopIndex].append(Item(connection: target, action: action))
                }
            case .close(let connection, let code, let reason):
                items[connection.loopIndex].append(
                    Item(connection: connection, action: .close(code, reason: reason)))
            }
        }
        for (loop, items) in zip(loops.loops, items) where !items.isEmpty {
            loop.execute { Self.carryOut(items) }
        }
        for timer in outbox.timers { start(timer) }
        for completion in outbox.completions { completion() }
    }

    private func entries(of outbox: Outbox, _ room: WriterRoom) -> [Outbox.Entry] {
        guard !(stage is SpecifiedDeliveryStage) else { return outbox.entries }
        let closes = outbox.entries.filter { if case .close = $0 { true } else { false } }
        let deliveries = stage.outgoing(outbox.deliveries, everyone: { room.connections.all })
        return deliveries.map(Outbox.Entry.delivery) + closes
    }

    private static func carryOut(_ items: [Item]) {
        for item in items {
            switch item.action {
            case .write(let frame, let isReplay): item.connection.write(frame, isReplay: isReplay)
            case .close(let code, let reason): item.connection.close(code, reason: reason)
            }
        }
    }

    private func start(_ timer: Outbox.Timer) {
        guard let loop = loops.loops.first else { return }
        let submit = submit
        loop.scheduleTask(in: .milliseconds(Int64(timer.milliseconds))) { submit(timer.operation) }
    }
}
