import ChatProtocol
import Foundation
import Hummingbird
import NIOCore

/// Reads request bodies as far as the limit allows.
struct BodyReader: Sendable {
    /// - Units: bytes.
    let maxBytes: Int
    let decisions: any Decisions

    /// The bytes of the body.
    ///
    /// - Errors: 4130.
    func data(of request: Request) async throws -> Data {
        do {
            return decisions.text(Data((try await request.body.collect(upTo: maxBytes)).readableBytesView))
        } catch is NIOTooManyBytesError {
            throw Refusal(.bodyTooLarge)
        }
    }

    /// The body as a value of the protocol.
    ///
    /// - Errors: 4130, 2001, 2002, 2003.
    func value<Body: ChatProtocol.RequestBody>(_ type: Body.Type, of request: Request) async throws -> Body {
        try WireCoder.request(type, from: try await data(of: request))
    }
}
