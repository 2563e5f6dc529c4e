extension CaseRun {
    /// How much has come on each connection.
    var arrivals: [ConnectionName: Int] { connections.mapValues(\.arrivals) }

    /// Waits until something comes that was not there in `seen`, on one connection or on any, or until the deadline.
    func waitForArrival(
        at name: ConnectionName? = nil, since seen: [ConnectionName: Int], until deadline: ContinuousClock.Instant
    ) async {
        // What came between the look and this line must not be slept through.
        let isNews = connections.contains { (name == nil || $0 == name) && $1.arrivals > (seen[$0] ?? 0) }
        if isNews { return }
        let live = connections.filter { $1.isLive && (name == nil || $0 == name) }
            .map { (connection: $1, count: seen[$0] ?? 0) }
        // Nothing can come on connections that are over, so that only the deadline is left to wait for.
        guard !live.isEmpty else { return await pause(until: deadline) }
        if live.count == 1 { return await live[0].connection.waitForArrival(after: live[0].count, until: deadline) }
        await withTaskGroup(of: Void.self) { group in
            for (connection, count) in live {
                group.addTask { await connection.waitForArrival(after: count, until: deadline) }
            }
            await group.next()
            group.cancelAll()
        }
    }

    /// Lets time pass; only for settle windows, pacing and the gaps between repeated calls, where there is no
    /// event to wait for.
    func pause(until moment: ContinuousClock.Instant) async {
        guard moment > .now else { return }
        do {
            try await Task.sleep(until: moment, clock: .continuous)
        } catch {
            // Cancelled: whoever cancelled does not want the rest of the wait.
        }
    }
}
