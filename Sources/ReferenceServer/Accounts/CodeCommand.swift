import Foundation
import Logging
import NIOConcurrencyHelpers

/// Sends codes by running a command of the operator's, with `CHAT_MOBILE` and `CHAT_CODE` in its environment.
///
/// Never in its arguments, which everybody on the machine can read. What it prints is thrown away, because it may
/// repeat the code. [SEC-005]
final class CodeCommand: CodeSender {
    /// More wait for their turn.
    private static let commandsAtOnce = 8
    private static let longestQueue = 1000

    private struct State {
        var queue = CodeQueue(longest: CodeCommand.longestQueue)
        var running = 0
    }

    private let command: String
    private let logger: Logger
    private let limit: DispatchTimeInterval
    private let grace: DispatchTimeInterval
    private let state = NIOLockedValueBox(State())

    /// - Parameters:
    ///   - command: run by `/bin/sh -c`.
    ///   - limit: how long it may take until it and what it started are asked to end.
    ///   - grace: how long they may take for that until they are ended.
    init(
        _ command: String, logger: Logger, limit: DispatchTimeInterval = .seconds(30),
        grace: DispatchTimeInterval = .seconds(2)
    ) {
        self.command = command
        self.logger = logger
        self.limit = limit
        self.grace = grace
    }

    func send(_ code: String, to mobile: String) {
        switch state.withLockedValue({ $0.queue.append(CodeQueue.Job(code: code, mobile: mobile)) }) {
        case .waits:
            startNext()
        case .dropped(isFirst: true):
            logger.error("verification codes are dropped: too many wait for the code command")
        case .dropped(isFirst: false):
            break
        }
    }

    private func startNext() {
        let job = state.withLockedValue { state -> CodeQueue.Job? in
            guard state.running < Self.commandsAtOnce, let job = state.queue.next() else { return nil }
            state.running += 1
            return job
        }
        guard let job else { return }
        // Starting a process blocks for a moment, which no event loop and no rule may wait for.
        DispatchQueue.global().async { self.run(job) }
    }

    private func run(_ job: CodeQueue.Job) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.environment = ProcessInfo.processInfo.environment
            .merging(["CHAT_MOBILE": job.mobile, "CHAT_CODE": job.code]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        let logger = logger
        process.terminationHandler = { process in
            if process.terminationStatus != 0 || process.terminationReason == .uncaughtSignal {
                logger.error("the code command failed", metadata: ["status": "\(process.terminationStatus)"])
            }
            self.ended()
        }
        do {
            try process.run()
            limit(process)
        } catch {
            logger.error("the code command cannot be run: is there a /bin/sh?", metadata: ["error": "\(error)"])
            ended()
        }
    }

    private func limit(_ process: Process) {
        let grace = grace
        DispatchQueue.global().asyncAfter(deadline: .now() + limit) { [weak process] in
            guard let process, process.isRunning else { return }
            let group = CommandGroup(process.processIdentifier)
            group.signal(SIGTERM)
            // The shell may be gone by then and what it started still be there.
            DispatchQueue.global().asyncAfter(deadline: .now() + grace) { group.signal(SIGKILL) }
        }
    }

    private func ended() {
        state.withLockedValue { $0.running -= 1 }
        startNext()
    }
}

/// A running command with everything that it started.
private struct CommandGroup: Sendable {
    /// What `kill` takes: a group has a negative number.
    private let target: pid_t

    init(_ leader: pid_t) {
        // A command that leads no group is in the server's own, which must not be hit.
        target = getpgid(leader) == leader ? -leader : leader
    }

    func signal(_ signal: Int32) {
        // It fails for those that are gone already, which is as well.
        _ = kill(target, signal)
    }
}
