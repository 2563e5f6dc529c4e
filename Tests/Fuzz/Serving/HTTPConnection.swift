import Foundation

/// Requests and answers, one after the other, over one connection as long as it lasts; for one thread.
final class HTTPConnection {
    enum Outcome {
        case answer(HTTPAnswer)
        /// Ended without an answer.
        case closed
        case late
        case garbled(String)
    }

    private let port: Int
    private var connection: TCPConnection?
    private var arrived: [UInt8] = []

    init(port: Int) {
        self.port = port
    }

    func exchange(_ message: HTTPMessage) throws -> Outcome {
        let connection = try connection ?? TCPConnection(port: port)
        self.connection = connection
        let deadline = ContinuousClock.Instant.patience
        // What the server does not take it may have answered already.
        _ = connection.write(message.bytes, until: deadline)
        while true {
            do {
                if let answer = try HTTPAnswer.take(from: &arrived, hasBody: message.method != "HEAD") {
                    if answer.status == 100 { continue }
                    if answer.isLast || message.isLast { drop() }
                    return .answer(answer)
                }
            } catch {
                drop()
                return .garbled("\(error)")
            }
            switch connection.read(until: deadline) {
            case .bytes(let bytes): arrived += bytes
            case .end:
                drop()
                return .closed
            case .nothing:
                drop()
                return .late
            }
        }
    }

    private func drop() {
        connection = nil
        arrived = []
    }
}
