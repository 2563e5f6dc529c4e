package import ChatProtocol
package import Foundation

/// The decisions about the life of connections, their frames, rates and pages, see `Decisions`.
///
/// - Source: SPEC 3.3 to 3.5.
package protocol ConnectionDecisions: Sendable {
    /// How long a connection may be silent, in milliseconds; nil for ever. [WIRE-024]
    func silenceLimit(heartbeatMs: Int, graceMs: Int) -> Int?
    /// Whether a ping is a sign of life. [WIRE-025]
    func pingIsLife() -> Bool
    /// Whether a text message is a sign of life. [WIRE-024]
    func textIsLife() -> Bool
    /// The close code of a server that stops. [WIRE-026]
    func goodbye() -> CloseCode
    /// The longest text message that is read, in bytes. [WIRE-027, WIRE-028]
    func maxMessageBytes(declared: Int) -> Int
    /// The longest body that is read, in bytes. [WIRE-029]
    func maxBodyBytes(declared: Int) -> Int
    /// A command or body as it is read. [WIRE-034 to WIRE-037]
    func text(_ raw: Data) -> Data
    /// The close code for a binary message; nil ignores it. [WIRE-030]
    func closeCodeOfBinary() -> CloseCode?
    /// The close code for what RFC 6455 forbids (1002), for bad UTF-8 (1007) and for too long a message (1009). [WIRE-028,
    /// WIRE-031, WIRE-032]
    func closeCode(ofViolation specified: CloseCode) -> CloseCode
    /// The status of a request for the socket that is no handshake. [WIRE-033]
    func status(ofNoHandshake specified: Int) -> Int
    /// Whether a page may open a socket. [WIRE-039]
    func admitsPage(_ origin: String, allowed: [String]) -> Bool
    /// Whether a page may read answers. [WIRE-040]
    func answersPage(_ origin: String, allowed: [String]) -> Bool
    /// The rate of `chat_message` on one connection. [WIRE-041]
    func rateOfMessages(_ declared: Rate?) -> Rate?
    /// The rate of text messages on one connection. [WIRE-042]
    func rateOfCommands(_ declared: Rate?) -> Rate?
    /// The rate of messages of one account by REST. [WIRE-044]
    func rateOfRequests(_ declared: Rate?) -> Rate?
    /// Whether a connection that goes on although it is refused is closed. [WIRE-043]
    func closesHopeless() -> Bool
    /// How many connections are accepted. [WIRE-045]
    func maxConnections(declared: Int) -> Int
    /// Which connection of an account goes when it has too many, told by their ages. [WIRE-046]
    func surplus(of connections: [ConnectionHandle], limit: Int) -> ConnectionHandle?
    /// How many bytes may wait for a client that does not read. [WIRE-047]
    func maxBacklogBytes(declared: Int) -> Int
    /// Whether answers tell browsers not to guess what they are. [SEC-006]
    func forbidsSniffing() -> Bool
}

extension ConnectionDecisions {
    /// In the middle of what is allowed, so that neither a late timer nor a late sign matters.
    package func silenceLimit(heartbeatMs: Int, graceMs: Int) -> Int? {
        heartbeatMs + graceMs / 2
    }

    package func pingIsLife() -> Bool {
        true
    }

    package func textIsLife() -> Bool {
        true
    }

    package func goodbye() -> CloseCode {
        .goingAway
    }

    package func maxMessageBytes(declared: Int) -> Int {
        declared
    }

    package func maxBodyBytes(declared: Int) -> Int {
        declared
    }

    package func text(_ raw: Data) -> Data {
        raw
    }

    package func closeCodeOfBinary() -> CloseCode? {
        .binaryMessage
    }

    package func closeCode(ofViolation specified: CloseCode) -> CloseCode {
        specified
    }

    package func status(ofNoHandshake specified: Int) -> Int {
        specified
    }

    package func admitsPage(_ origin: String, allowed: [String]) -> Bool {
        allowed.contains(origin)
    }

    package func answersPage(_ origin: String, allowed: [String]) -> Bool {
        allowed.contains(origin)
    }

    package func rateOfMessages(_ declared: Rate?) -> Rate? {
        declared
    }

    package func rateOfCommands(_ declared: Rate?) -> Rate? {
        declared
    }

    package func rateOfRequests(_ declared: Rate?) -> Rate? {
        declared
    }

    package func closesHopeless() -> Bool {
        true
    }

    package func maxConnections(declared: Int) -> Int {
        declared
    }

    package func surplus(of connections: [ConnectionHandle], limit: Int) -> ConnectionHandle? {
        connections.count > limit ? connections.first : nil
    }

    package func maxBacklogBytes(declared: Int) -> Int {
        declared
    }

    package func forbidsSniffing() -> Bool {
        true
    }
}
