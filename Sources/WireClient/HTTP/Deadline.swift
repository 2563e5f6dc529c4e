/// Ends work that takes too long.
enum Deadline {
    /// Runs the work and cancels it after the timeout.
    ///
    /// - Throws: what the work throws; `timedOut` when it was cancelled by the timeout.
    static func run<Success: Sendable>(
        _ timeout: Duration, _ work: @escaping @Sendable () async throws(WireError) -> Success
    ) async throws(WireError) -> Success {
        let result = await withTaskGroup(of: Result<Success, WireError>?.self) { group in
            group.addTask {
                do throws(WireError) {
                    return .success(try await work())
                } catch {
                    return .failure(error)
                }
            }
            group.addTask {
                do {
                    try await Task.sleep(for: timeout)
                    return .failure(.timedOut(after: timeout))
                } catch {
                    // Cancelled: the work has ended, or is about to because the caller was cancelled.
                    return nil
                }
            }
            var first: Result<Success, WireError>?
            while first == nil, let next = await group.next() { first = next }
            group.cancelAll()
            return first
        }
        guard let result else { throw .cancelled }
        return try result.get()
    }
}
