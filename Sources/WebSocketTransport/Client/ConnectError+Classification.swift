import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension ConnectError {
    /// Sorts what NIO throws while connecting.
    package init(_ error: any Error, timeout: Duration) {
        switch error {
        case let known as ConnectError:
            self = known
        case ChannelError.connectTimeout:
            self = .timedOut(after: timeout)
        case let failure as NIOConnectionError:
            self = Self.classify(failure, timeout: timeout)
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            self = .tls(String(describing: error))
        case is HTTPParserError:
            self = .connectionLost("not HTTP: \(error)")
        case let failure as IOError where failure.errnoCode == ECONNREFUSED:
            self = .unreachable(String(describing: failure))
        default:
            self = .connectionLost(String(describing: error))
        }
    }

    private static func classify(_ failure: NIOConnectionError, timeout: Duration) -> ConnectError {
        let attempts = failure.connectionErrors
        if !attempts.isEmpty, attempts.allSatisfy({ isTimeout($0.error) }) { return .timedOut(after: timeout) }
        var causes = attempts.map { "\($0.target): \($0.error)" }
        if causes.isEmpty {
            causes = [failure.dnsAError, failure.dnsAAAAError].compactMap { $0 }.map { String(describing: $0) }
        }
        return .unreachable("\(failure.host):\(failure.port): " + causes.joined(separator: "; "))
    }

    private static func isTimeout(_ error: any Error) -> Bool {
        if case ChannelError.connectTimeout = error { return true }
        return false
    }
}
