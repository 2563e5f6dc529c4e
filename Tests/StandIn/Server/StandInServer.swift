import ArgumentParser
import Foundation
import NIOCore
import NIOPosix

/// Runs the room chat of SPECIFICATION.md, with its documented defects unless told otherwise.
@main
struct StandInServer: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stand-in-server",
        abstract: "A small chat unlike the chat protocol, to prove that the harness is not fitted to one server.",
        discussion: "Defects: " + Defect.allCases.map { "\($0.rawValue): \($0.summary)" }.joined(separator: "; ") + ".")

    @Option(help: "The port on 127.0.0.1; 0 lets the system choose.")
    var port = 0

    @Flag(help: "Switches all defects off.")
    var clean = false

    @Option(help: "Switches only this defect on; may be given several times.")
    var defect: [Defect] = []

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port is from 0 to 65535.") }
        guard !clean || defect.isEmpty else { throw ValidationError("--clean and --defect exclude each other.") }
    }

    func run() throws {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        defer { group.shutdownGracefully { _ in } }
        let listener = try Listener(defects: defects, loop: group.next()).bind(port: port)
        let line = "Listening on http://127.0.0.1:\(listener.localAddress?.port ?? port)\n"
        // FileHandle has no buffer of its own: who starts this as a child reads the line at once.
        FileHandle.standardOutput.write(Data(line.utf8))
        try listener.closeFuture.wait()
    }

    private var defects: Set<Defect> {
        if clean { return [] }
        return defect.isEmpty ? Set(Defect.allCases) : Set(defect)
    }
}
