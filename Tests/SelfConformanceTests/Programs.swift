import Foundation

/// The project's built executables, which stand beside the tests.
enum Programs {
    static let directory = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What a program that has ended left behind.
    struct Ended {
        let code: Int32
        let output: String
        let errors: String
    }

    /// Runs a program to its end.
    static func run(_ name: String, _ arguments: [String]) async throws -> Ended {
        let process = Process()
        process.executableURL = directory.appendingPathComponent(name)
        process.arguments = arguments
        process.currentDirectoryURL = package
        let output = Pipe()
        let errors = Pipe()
        process.standardOutput = output
        process.standardError = errors
        async let outputText = text(of: output)
        async let errorText = text(of: errors)
        let code = try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { ended.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                ended.resume(throwing: error)
            }
        }
        return Ended(code: code, output: await outputText, errors: await errorText)
    }

    /// Reads on a thread of its own until the program closes the pipe.
    private static func text(of pipe: Pipe) async -> String {
        await withCheckedContinuation { done in
            Thread.detachNewThread {
                done.resume(returning: String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
            }
        }
    }

    /// Runs a server for as long as `work` lasts, and hands out the URL that it announces.
    static func withServer<Value>(
        _ name: String, _ arguments: [String], _ work: (String) async throws -> Value
    ) async throws -> Value {
        let process = Process()
        process.executableURL = directory.appendingPathComponent(name)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        let (ended, end) = AsyncStream<Void>.makeStream()
        process.terminationHandler = { _ in end.finish() }
        try process.run()
        let result: Result<Value, any Error>
        do {
            result = .success(try await work(try await announcedURL(from: output.fileHandleForReading, of: name)))
        } catch {
            result = .failure(error)
        }
        // Not SIGTERM: a child of a dispatch thread inherits a mask that may hold it back.
        kill(process.processIdentifier, SIGKILL)
        for await _ in ended {}
        return try result.get()
    }

    private static func announcedURL(from handle: FileHandle, of name: String) async throws -> String {
        let prefix = "Listening on "
        // On a thread of its own: the read blocks until the server says something or ends.
        let line = await withCheckedContinuation { (done: CheckedContinuation<String, Never>) in
            Thread.detachNewThread {
                var text = ""
                while !text.contains("\n") {
                    let data = handle.availableData
                    if data.isEmpty { break }
                    text += String(decoding: data, as: UTF8.self)
                }
                done.resume(returning: text)
            }
        }
        guard let found = line.split(separator: "\n").first(where: { $0.hasPrefix(prefix) }) else {
            throw SilentServer(name: name)
        }
        return String(found.dropFirst(prefix.count))
    }

    /// A server that ended before it said where it listens.
    struct SilentServer: Error {
        let name: String
    }
}
