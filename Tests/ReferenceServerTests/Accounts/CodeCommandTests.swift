import Foundation
import Logging
import Testing

@testable import ReferenceServer

@Suite("Codes on their way to a telephone") struct CodeCommandTests {
    @Test("wait one for each number, the newest, in the order of the numbers")
    func newest() {
        var queue = CodeQueue(longest: 2)
        #expect(queue.append(CodeQueue.Job(code: "1", mobile: "a")) == .waits)
        #expect(queue.append(CodeQueue.Job(code: "2", mobile: "b")) == .waits)
        #expect(queue.append(CodeQueue.Job(code: "3", mobile: "a")) == .waits)
        #expect(queue.next() == CodeQueue.Job(code: "3", mobile: "a"))
        #expect(queue.next() == CodeQueue.Job(code: "2", mobile: "b"))
        #expect(queue.next() == nil)
    }

    @Test("are dropped when too many wait, which is said once; those that wait stay")
    func full() {
        var queue = CodeQueue(longest: 1)
        #expect(queue.append(CodeQueue.Job(code: "1", mobile: "a")) == .waits)
        #expect(queue.append(CodeQueue.Job(code: "2", mobile: "b")) == .dropped(isFirst: true))
        #expect(queue.append(CodeQueue.Job(code: "3", mobile: "c")) == .dropped(isFirst: false))
        #expect(queue.next() == CodeQueue.Job(code: "1", mobile: "a"))
        #expect(queue.append(CodeQueue.Job(code: "4", mobile: "d")) == .waits)
        #expect(queue.append(CodeQueue.Job(code: "5", mobile: "e")) == .dropped(isFirst: true))
    }

    @Test("end a command that takes too long, with what it has started", .timeLimit(.minutes(1)))
    func tooLong() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("code-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("pids").path
        // Neither the shell nor the other one ends when it is asked to.
        let command = CodeCommand(
            "trap '' TERM; sleep 600 & echo $$ $! > \(file).new; mv \(file).new \(file); wait; sleep 600",
            logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }), limit: .milliseconds(500),
            grace: .milliseconds(100))
        command.send("123456", to: "13612227930")
        while !FileManager.default.fileExists(atPath: file) { try await Task.sleep(for: .milliseconds(20)) }
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let processes = text.split(whereSeparator: \.isWhitespace).compactMap { pid_t($0) }
        #expect(processes.count == 2)
        // The test's own time limit is the deadline.
        while processes.contains(where: isRunning) { try await Task.sleep(for: .milliseconds(20)) }
        try FileManager.default.removeItem(at: folder)
    }

    /// One that has ended and that nobody has asked about yet does not run any more.
    private func isRunning(_ process: pid_t) -> Bool {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return false }
        return !text.contains(") Z ")
    }
}
