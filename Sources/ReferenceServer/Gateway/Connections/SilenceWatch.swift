import NIOCore
import WebSocketTransport

/// Notices that a connection has become silent; confined to its event loop.
///
/// A sign of life costs a look at the clock: the one timer of the connection is not set anew, it looks when it wakes.
///
/// - Source: SPEC WIRE-024.
final class SilenceWatch {
    private let limit: TimeAmount?
    private var lastSign = NIODeadline.now()
    private var check: Scheduled<Void>?

    /// - Parameter limitMs: how long a connection may be silent, nil for ever.
    init(limitMs: Int?) {
        limit = limitMs.map { .milliseconds(Int64($0)) }
    }

    func sign() {
        lastSign = .now()
    }

    /// - Parameters:
    ///   - isExcused: whether it is this server's fault that nothing was heard.
    ///   - silent: called once, when it has been silent for too long.
    func start(on eventLoop: any EventLoop, isExcused: @escaping () -> Bool, silent: @escaping () -> Void) {
        sign()
        schedule(on: eventLoop.assumeIsolated(), isExcused, silent)
    }

    func stop() {
        check?.cancel()
        check = nil
    }

    private func schedule(
        on eventLoop: NIOIsolatedEventLoop, _ isExcused: @escaping () -> Bool, _ silent: @escaping () -> Void
    ) {
        guard let limit else { return }
        check = eventLoop.scheduleTask(deadline: lastSign + limit) { [weak self] in
            guard let self else { return }
            if isExcused() { sign() }
            if NIODeadline.now() < lastSign + limit {
                schedule(on: eventLoop, isExcused, silent)
            } else {
                check = nil
                silent()
            }
        }
    }
}
