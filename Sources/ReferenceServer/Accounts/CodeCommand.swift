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
    /// More than these are dropped, so that a flood of requests does not fill the memory.
    private static let longestQueue = 1000
    private static let seconds = 30

    private struct Job: Sendable {
        let code: String
        let mobile: String
    }

    private struct State {
        var waiting: [Job] = []
        var running = 0
    }

    private let command: String
    private let logger: Logger
    private let state = NIOLockedValueBox(State())

    /// - Parameter command: run by `/bin/sh -c`.
    init(_ command: String, logger: Logger) {
        self.command = command
        self.logger = logger
    }

    func send(_ code: String, to mobile: String) {
        let isTaken = state.withLockedValue { state in
            guard state.waiting.count < Self.longestQueue else { return false }
            state.waiting.append(Job(code: code, mobile: mobile))
            return true
        }
        guard isTaken else {
            logger.error("a verification code was dropped: too many wait for the code command")
            return
        }
        startNext()
    }

    private func startNext() {
        let job = state.withLockedValue { state -> Job? in
            guard state.running < Self.commandsAtOnce, !state.waiting.isEmpty else { return nil }
            state.running += 1
            return state.waiting.removeFirst()
        }
        guard let job else { return }
        // Starting a process blocks for a moment, which no event loop and no rule may wait for.
        DispatchQueue.global().async { self.run(job) }
    }

    private func run(_ job: Job) {
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
            let pid = process.processIdentifier
            DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(Self.seconds)) { [weak process] in
                if let process, process.isRunning { kill(pid, SIGKILL) }
            }
        } catch {
            logger.error("the code command cannot be run: is there a /bin/sh?", metadata: ["error": "\(error)"])
            ended()
        }
    }

    private func ended() {
        state.withLockedValue { $0.running -= 1 }
        startNext()
    }
}
