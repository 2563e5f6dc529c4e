import ArgumentParser
import Foundation
import NIOCore
import NIOPosix

/// Runs WebSocketTransport with nothing on top of it, for test suites that speak RFC 6455 and no chat.
@main
struct EchoServer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "echo-server",
        abstract: "Sends every WebSocket message back as it came: text as text, binary as binary, up to 16 MiB.")

    @Option(help: "The port on 127.0.0.1; 0 lets the system choose.")
    var port = 0

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port is from 0 to 65535.") }
    }

    func run() throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        defer { group.shutdownGracefully { _ in } }
        let listener = try Listener(group: group).bind(port: port)
        let line = "Listening on ws://127.0.0.1:\(listener.localAddress?.port ?? port)\n"
        // FileHandle has no buffer of its own: who starts this as a child reads the line at once.
        FileHandle.standardOutput.write(Data(line.utf8))
        try listener.closeFuture.wait()
    }
}
