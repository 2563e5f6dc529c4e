import Foundation

/// One run of a control's command: `/bin/sh -c` in a process group of its own, with files for its three streams.
///
/// Files and not pipes: a server that the command leaves behind would keep a pipe open for ever.
struct ControlProcess {
    let command: String
    let input: Data
    /// Added to the environment of this process.
    let variables: [String: String]
    /// After this long the whole group is killed.
    var limit = Duration.seconds(60)

    /// What a command that has ended left behind.
    struct Ended {
        /// As a shell tells it: 128 and the signal's number for one that a signal ended.
        let status: Int32
        let output: [UInt8]
        let errors: String
        let isOverdue: Bool
    }

    /// Runs the command to its end; what it has started and left behind goes on.
    func run() async throws -> Ended {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("control-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer {
            do {
                try FileManager.default.removeItem(at: folder)
            } catch {
                // A few bytes stay in the folder for temporary files; nobody waits for them.
            }
        }
        let streams = ["input", "output", "errors"].map { folder.appendingPathComponent($0) }
        try input.write(to: streams[0])
        let group = try spawn(streams.map(\.path))
        let watch = Task { [limit] in
            try await Task.sleep(for: limit)
            kill(-group, SIGKILL)
        }
        let status = await Self.wait(for: group)
        watch.cancel()
        var isOverdue = false
        if case .success = await watch.result { isOverdue = true }
        return Ended(
            status: status, output: [UInt8](try Data(contentsOf: streams[1])),
            errors: String(decoding: try Data(contentsOf: streams[2]), as: UTF8.self), isOverdue: isOverdue)
    }

    /// Waits on a thread of its own, because the wait blocks.
    private static func wait(for process: pid_t) async -> Int32 {
        await withCheckedContinuation { ended in
            Thread.detachNewThread {
                var status: Int32 = 0
                while waitpid(process, &status, 0) == -1, errno == EINTR {}
                let signal = status & 0x7F
                ended.resume(returning: signal == 0 ? (status >> 8) & 0xFF : 128 + signal)
            }
        }
    }
}

extension ControlProcess {
    /// Starts the command with an empty signal mask: the threads of this process block signals, and a server that
    /// inherits that cannot be ended in order.
    private func spawn(_ streams: [String]) throws -> pid_t {
        #if os(Linux)
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #else
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, streams[0], O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, streams[1], O_WRONLY | O_CREAT, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, streams[2], O_WRONLY | O_CREAT, 0o600)
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setpgroup(&attributes, 0)
        let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
        posix_spawnattr_setflags(&attributes, Int16(flags))
        keepOwnFiles()
        let environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
        let arguments: [String] = ["/bin/sh", "-c", command]
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
        var settings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") }
        defer { for text in words + settings { free(text) } }
        words.append(nil)
        settings.append(nil)
        var process: pid_t = 0
        let code = posix_spawn(&process, "/bin/sh", &actions, &attributes, &words, &settings)
        guard code == 0 else {
            throw ToolError(
                "/bin/sh could not be started: \(String(cString: strerror(code)))", remedy: "check limits of processes")
        }
        return process
    }

    /// Lets no command inherit what is open here: a connection of ours in a new server's hands would not end with us.
    private func keepOwnFiles() {
        for number in (try? FileManager.default.contentsOfDirectory(atPath: "/dev/fd"))?.compactMap(Int32.init) ?? []
        where number > 2 {
            _ = fcntl(number, F_SETFD, FD_CLOEXEC)
        }
    }
}
