import Foundation

/// A blocking TCP connection to this machine on which every wait has an end; for one thread.
final class TCPConnection {
    enum Arrival {
        case bytes([UInt8])
        /// The peer has closed, or reset, the connection.
        case end
        case nothing
    }

    private let descriptor: CInt

    /// - Throws: `FuzzError.notAnswered` when nobody accepts.
    init(port: Int) throws {
        #if canImport(Darwin)
            descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #else
            descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue), 0)
        #endif
        guard descriptor >= 0 else { throw FuzzError.notAnswered("no socket: \(Self.reason)") }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(truncatingIfNeeded: port)).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let reason = Self.reason
            close(descriptor)
            throw FuzzError.notAnswered("no connection to port \(port): \(reason)")
        }
        var yes: CInt = 1
        setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<CInt>.size))
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    }

    deinit {
        close(descriptor)
    }

    private static var reason: String { String(cString: strerror(errno)) }

    /// - Returns: whether all of it was taken before the peer closed or the deadline came.
    func write(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                send(descriptor, buffer.baseAddress?.advanced(by: sent), buffer.count - sent, Self.noSignal)
            }
            if count > 0 {
                sent += count
            } else if errno == EAGAIN || errno == EINTR {
                guard wait(for: POLLOUT, until: deadline) else { return false }
            } else {
                return false
            }
        }
        return true
    }

    private static var noSignal: CInt {
        #if canImport(Darwin)
            0
        #else
            CInt(MSG_NOSIGNAL)
        #endif
    }

    /// Says that nothing more will be written.
    func finishWriting() {
        shutdown(descriptor, CInt(SHUT_WR))
    }

    func read(until deadline: ContinuousClock.Instant) -> Arrival {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        while true {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 { return .bytes(Array(buffer.prefix(count))) }
            if count == 0 { return .end }
            guard errno == EAGAIN || errno == EINTR else { return .end }
            guard wait(for: POLLIN, until: deadline) else { return .nothing }
        }
    }

    private func wait(for events: CInt, until deadline: ContinuousClock.Instant) -> Bool {
        let rest = ContinuousClock.now.duration(to: deadline)
        let milliseconds = rest.components.seconds * 1000 + rest.components.attoseconds / 1_000_000_000_000_000
        guard milliseconds > 0 else { return false }
        var request = pollfd(fd: descriptor, events: Int16(truncatingIfNeeded: events), revents: 0)
        return poll(&request, 1, CInt(clamping: milliseconds)) > 0
    }
}

extension ContinuousClock.Instant {
    /// How long a lawful server may take. [SPEC WIRE-038, MSG-001]
    static var patience: ContinuousClock.Instant { .now.advanced(by: .seconds(5)) }
}
