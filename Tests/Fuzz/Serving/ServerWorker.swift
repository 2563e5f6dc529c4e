import Foundation
import Synchronization

/// One thread that takes stretches of inputs until none is left.
final class ServerWorker {
    private static let stretch = 150

    private let port: Int
    private let seed: UInt64
    private let corpus: Corpus
    private let tally: Tally
    private let progress: Progress
    private let http: HTTPConnection
    private var sockets: [ServerInput.Seat: SocketConnection] = [:]

    init(port: Int, seed: UInt64, corpus: Corpus, tally: Tally, progress: Progress) {
        (self.port, self.seed, self.corpus) = (port, seed, corpus)
        (self.tally, self.progress) = (tally, progress)
        http = HTTPConnection(port: port)
    }

    /// - Throws: `FuzzError.notAnswered` when the server does not serve ordinary requests any more.
    func run(number: Int) throws {
        while !tally.isFull, let indices = progress.next(Self.stretch) {
            var world = try World(over: http)
            sockets = [:]
            for index in indices where !tally.isFull {
                progress.begin(index, worker: number)
                try trial(index, &world)
            }
        }
        progress.end(worker: number)
    }

    private func trial(_ index: Int, _ world: inout World) throws {
        let input = ServerInput(seed: seed, index: index, corpus: corpus, world: world)
        let verdict: Verdict
        var bytes: [UInt8]
        switch input.way {
        case .socket(let seat, let stream):
            bytes = stream
            guard let socket = try socket(of: seat, &world) else {
                tally.count(input.kind, "no socket any more")
                return
            }
            let result = SocketTrial(socket: socket).send(stream, index: index)
            verdict = result.verdict
            if !result.isOpen { sockets[seat] = nil }
        case .request(let message):
            bytes = message.bytes
            verdict = Self.verdict(on: try http.exchange(message), to: message)
        case .bytes(let raw):
            bytes = raw
            verdict = try BytesTrial.send(raw, port: port)
        }
        tally.count(input.kind, verdict.outcome)
        guard !verdict.problems.isEmpty else { return }
        // A server that is gone is one finding, and this input one of its suspects; its port outlives it a little.
        Thread.sleep(forTimeInterval: 0.3)
        _ = try TCPConnection(port: port)
        for problem in verdict.problems {
            tally.add(Finding(index: index, kind: input.kind, problem: problem, input: bytes))
        }
    }

    /// Nil where an earlier input has taken the account its access.
    private func socket(of seat: ServerInput.Seat, _ world: inout World) throws -> SocketConnection? {
        if let socket = sockets[seat] { return socket }
        let account =
            switch seat {
            case .customer: world.customer
            case .oscar: world.oscar
            case .sam: world.sam
            }
        do {
            let socket = try SocketConnection(port: port, query: "token=\(account.token)")
            sockets[seat] = socket
            world.note(connection: socket.connectionId)
            return socket
        } catch {
            // Whether the server still lets others in is the probe's question.
            return nil
        }
    }

    private static func verdict(on outcome: HTTPConnection.Outcome, to message: HTTPMessage) -> Verdict {
        switch outcome {
        case .answer(let answer): AnswerCheck.verdict(on: answer, to: message)
        case .late: Verdict(outcome: "late", problems: ["no answer within 5 s"])
        case .garbled(let what): Verdict(outcome: "garbled", problems: [what])
        case .closed:
            Verdict(
                outcome: "closed",
                problems: (message.body?.count ?? 0) > 32_768 ? [] : ["closed without an answer"])
        }
    }
}
