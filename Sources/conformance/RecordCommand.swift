import ArgumentParser
import ConformanceKit
import Foundation
import NIOConcurrencyHelpers
import WireClient
import WireProxy

/// `conformance record`: drafts an operations file from what a user's own client does.
struct RecordCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record", abstract: "Watches your own client for a minute and drafts an operations file.",
        discussion: """
            Stands between your client and your server: open the client at the address that is printed, twice (a private
            window is a second person), sign up as two people, open a conversation, and let each say the sentence that
            is asked for. Then press Enter. Each part of the file says how sure it is.

            Nothing but the file is kept. It has no password and no token, but names and paths of your server.

            EXAMPLES
              conformance record --url http://127.0.0.1:4000 --output operations.yaml
              conformance probe --operations operations.yaml
              conformance run --operations operations.yaml
            """)

    @OptionGroup var target: TargetOptions

    @Option(help: "Where the proxy listens on 127.0.0.1; 0 for any port that is free.")
    var port: Int = 0

    @Option(help: "What the server is told as the origin of your pages, if it lets in only some.")
    var origin: String?

    @Option(name: .customLong("for"), help: ArgumentHelp("Stop by itself after so long.", valueName: "seconds"))
    var seconds: Double?

    @Option(help: "Write the file there; it must not exist yet. Standard output by default.")
    var output: String?

    func validate() throws {
        guard target.url != nil else { throw ValidationError("name the server with --url") }
        guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535") }
        if let seconds, !(seconds > 0) { throw ValidationError("--for is more than 0 seconds") }
    }

    func run() async throws {
        try await withToolErrors {
            if let output, FileManager.default.fileExists(atPath: output) {
                throw ToolError("\(output) exists already", remedy: "name another file, or remove it first")
            }
            let wireTarget = try target.wireTarget(target.url ?? "")
            let events = try await record(wireTarget)
            let draft: RecordedDraft
            do throws(RecordingError) {
                draft = try RecordedDraft(
                    events, url: wireTarget.httpURL, socketURL: target.socketURL, origin: origin)
            } catch {
                throw ToolError("nothing can be drafted: \(error)", remedy: "record again")
            }
            guard let output else { return print(draft.text, terminator: "") }
            do {
                try Data(draft.text.utf8).write(to: URL(fileURLWithPath: output))
            } catch {
                throw ToolError(
                    "\(output) was not written: \(error.localizedDescription)",
                    remedy: "free the disk or name another path")
            }
            for line in draft.summary { print("  \(line)") }
            print("\(output) is written; read it, then:")
            print("  conformance probe --operations \(output.shellQuoted)")
        }
    }

    /// Lets traffic through until somebody says that it is enough.
    private func record(_ wireTarget: WireTarget) async throws -> [TrafficEvent] {
        let events = NIOLockedValueBox<[TrafficEvent]>([])
        let console = RecordingConsole(sentences: .usual)
        func start(_ target: WireTarget, port: Int, numbers: Int = 1, pages: Set<String> = []) async throws -> WireProxy
        {
            do {
                return try await WireProxy.start(target, port: port, numbers: numbers, pages: pages, origin: origin) {
                    event in
                    events.withLockedValue { $0.append(event) }
                    console.saw(event)
                }
            } catch {
                throw ToolError("the proxy cannot listen: \(error)", remedy: "choose another --port")
            }
        }
        let proxy = try await start(wireTarget, port: port)
        console.begin(url: wireTarget.httpURL, proxy: proxy.origin + wireTarget.basePath)
        var socketProxy: WireProxy?
        if let socketTarget = try target.socketURL.map(target.wireTarget) {
            let other = try await start(
                socketTarget, port: 0, numbers: 1_000_000,
                pages: [proxy.origin, proxy.origin.replacingOccurrences(of: "127.0.0.1", with: "localhost")])
            console.beginSockets(url: socketTarget.httpURL, proxy: other.origin + socketTarget.basePath)
            socketProxy = other
        }
        await EndOfRecording(after: seconds).wait()
        try await proxy.stop()
        try await socketProxy?.stop()
        return events.withLockedValue { $0 }
    }
}

/// What a recording tells whoever is recorded.
private final class RecordingConsole: Sendable {
    private let sentences: RecordedSentences
    private let said = NIOLockedValueBox<Set<String>>([])
    private let wasUnreachable = NIOLockedValueBox(false)

    init(sentences: RecordedSentences) { self.sentences = sentences }

    func begin(url: String, proxy: String) {
        Self.tell(
            """
            Recording \(url) at \(proxy)
              1. Open your client at that address, once in a window and once in a private window, and sign up (or log
                 in) as two people. A client that knows its server's address must be told this one.
              2. Let the first one open a conversation with the second one.
              3. The first one says:   \(sentences.first)
                 The second one says:  \(sentences.second)
              4. Reload the second window and open the conversation again, so that its history is read.
            Press Enter when this is done.
            """)
    }

    func beginSockets(url: String, proxy: String) {
        Self.tell("Connections of \(url) are recorded at \(proxy)")
    }

    func saw(_ event: TrafficEvent) {
        switch event {
        case .unreachable(let why):
            if !wasUnreachable.withLockedValue({ was in (was, was = true).0 }) { Self.tell("! \(why)") }
        case .exchange(let exchange): look(in: String(decoding: exchange.requestBody, as: UTF8.self))
        case .said(_, let isFromClient, let text): if isFromClient { look(in: text) }
        case .opened, .ended: break
        }
    }

    private func look(in text: String) {
        for sentence in [sentences.first, sentences.second] where text.contains(sentence) {
            if said.withLockedValue({ $0.insert(sentence).inserted }) { Self.tell("  heard: \(sentence)") }
        }
    }

    private static func tell(_ text: String) {
        FileHandle.standardOutput.write(Data((text + "\n").utf8))
    }
}

/// A line on standard input, SIGINT, SIGTERM, or the end of a time.
private struct EndOfRecording {
    let after: Double?

    func wait() async {
        let (ends, yield) = AsyncStream<Void>.makeStream()
        let signals = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number)
            source.setEventHandler { yield.yield() }
            source.resume()
            return source
        }
        // Read on a thread of its own, which nothing but a line or the end of the process ends.
        Thread.detachNewThread { if readLine() != nil { yield.yield() } }
        let timer = after.map { seconds in
            Task {
                try await Task.sleep(for: .seconds(seconds))
                yield.yield()
            }
        }
        for await _ in ends { break }
        timer?.cancel()
        for source in signals { source.cancel() }
    }
}
