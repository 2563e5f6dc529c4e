import AsyncHTTPClient
import WebSocketTransport

extension WireError {
    /// Sorts what the HTTP client and NIO throw.
    init(_ error: any Error, timeout: Duration) {
        switch error {
        case let known as WireError:
            self = known
        case is CancellationError:
            self = .cancelled
        case let failure as HTTPClientError:
            self = Self.classify(failure, timeout: timeout)
        default:
            self = WireError(ConnectError(error, timeout: timeout))
        }
    }

    private static func classify(_ failure: HTTPClientError, timeout: Duration) -> WireError {
        switch failure {
        case .cancelled:
            .cancelled
        case .connectTimeout, .readTimeout, .writeTimeout, .deadlineExceeded, .getConnectionFromPoolTimeout,
            .tlsHandshakeTimeout:
            .timedOut(after: timeout)
        case .remoteConnectionClosed, .uncleanShutdown:
            .connectionLost(failure.description)
        default:
            .invalidRequest(failure.description)
        }
    }
}
