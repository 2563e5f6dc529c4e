import Foundation

/// How many files and connections this process may have open.
enum FileLimit {
    /// Raises the limit as far as the system lets anybody: cases may open thousands of connections.
    static func raise() {
        var limit = rlimit()
        #if os(Linux)
            let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
            let resource = RLIMIT_NOFILE
        #endif
        guard getrlimit(resource, &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        // Where it cannot be raised, cases that need more say so.
        _ = setrlimit(resource, &limit)
    }
}
