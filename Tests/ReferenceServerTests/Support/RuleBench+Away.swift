import ChatProtocol
import NIOPosix

@testable import ReferenceServer

extension RuleBench {
    /// Opens a connection that goes on where another one ended.
    func connect(_ account: AccountRecord, resuming old: ConnectionHandle, after frame: String?) throws
        -> ConnectionHandle
    {
        let handle = unopened(account)
        let request = ResumeRequest(connection: old.id.rawValue, after: frame)
        let connections = connections
        try run { try connections.open(handle, resuming: request, $0) }
        return handle
    }

    /// A connection whose opening has not reached the writer yet.
    func unopened(_ account: AccountRecord) -> ConnectionHandle {
        ConnectionHandle(
            id: ConnectionID(trusted: IdentifierSource.make("conn_", at: 0)), userId: account.id,
            eventLoop: MultiThreadedEventLoopGroup.singleton.any(), loopIndex: 0, maxBacklogBytes: 1 << 20)
    }

    func leave(_ connection: ConnectionHandle) throws {
        let connections = connections
        try run { try connections.close(connection, $0) }
    }

    /// What `connection_established` said to the connection that was opened last.
    func greeting() throws -> ConnectionEstablishedEvent {
        try frame(0).decoded(ConnectionEstablishedEvent.self).data
    }

    /// The contents of the messages that the last operation released.
    func contents() throws -> [String] {
        try frames.filter { $0.event == .newMessage }.map { try $0.decoded(NewMessageEvent.self).data.content }
    }
}
