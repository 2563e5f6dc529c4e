import Foundation
import RawJSON
import Synchronization

/// A TCP connection that one thread reads: requests of HTTP/1.1 and frames of RFC 6455, as far as tests need them.
final class ByteStream: Sendable {
    private let socket: Int32
    private let buffer = Mutex<[UInt8]>([])
    private let isOpen = Mutex(true)

    init(socket: Int32) { self.socket = socket }

    /// Ends both directions; whoever reads is told.
    func end() {
        isOpen.withLock { isOpen in
            if isOpen { shutdown(socket, Int32(SHUT_RDWR)) }
        }
    }

    /// Gives the socket back, once nobody reads any more.
    func close() {
        isOpen.withLock { isOpen in
            isOpen = false
            _ = Foundation.close(socket)
        }
    }

    func write(_ bytes: [UInt8]) {
        isOpen.withLock { isOpen in
            var sent = isOpen ? 0 : bytes.count
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Foundation.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                guard count > 0 else { return }
                sent += count
            }
        }
    }

    func write(_ answer: ScriptedServer.Answer) {
        let body = Array(answer.body.description.utf8)
        let head =
            "HTTP/1.1 \(answer.status) X\r\nContent-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n"
        write(Array(head.utf8) + body)
    }

    /// The next request, nil at the end.
    func request() -> ScriptedServer.Request? {
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
            guard let byte = take(1)?.first else { return nil }
            head.append(byte)
        }
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n").filter { !$0.isEmpty }
        let first = lines[0].split(separator: " ")
        let target = first[1].split(separator: "?", maxSplits: 1)
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts.count == 2 ? parts[1].trimmingCharacters(in: .whitespaces) : ""
        }
        guard let body = take(Int(headers["content-length"] ?? "") ?? 0) else { return nil }
        return ScriptedServer.Request(
            method: String(first[0]), path: String(target[0]), query: target.count == 2 ? String(target[1]) : "",
            headers: headers, body: try? JSONParser().parse(body).value)
    }

    /// The next frame, unmasked, nil at the end; fragments are not for tests that use this.
    func frame() -> (opcode: UInt8, payload: [UInt8])? {
        guard let head = take(2) else { return nil }
        var length = Int(head[1] & 0x7F)
        if length >= 126 {
            guard let more = take(length == 126 ? 2 : 8) else { return nil }
            length = more.reduce(0) { $0 << 8 | Int($1) }
        }
        guard let mask = take(4), let payload = take(length) else { return nil }
        return (head[0] & 0x0F, payload.enumerated().map { $1 ^ mask[$0 % 4] })
    }

    private func take(_ count: Int) -> [UInt8]? {
        buffer.withLock { buffer in
            while buffer.count < count {
                var chunk = [UInt8](repeating: 0, count: 4096)
                let read = recv(socket, &chunk, chunk.count, 0)
                guard read > 0 else { return nil }
                buffer += chunk.prefix(read)
            }
            defer { buffer.removeFirst(count) }
            return Array(buffer.prefix(count))
        }
    }
}
