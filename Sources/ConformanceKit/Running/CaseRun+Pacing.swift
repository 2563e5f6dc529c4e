import RawJSON

extension CaseRun {
    /// Waits until what the step sends or calls is within the rates that the server declares.
    ///
    /// The step begins after that, so that the wait counts for no deadline.
    func pace(_ step: Step, _ scope: Scope) async {
        // What cannot be filled in is told by the step itself.
        guard environment.hasPacing, let name = try? step.actor?.resolve(scope.bindings) else { return }
        let moment: ContinuousClock.Instant
        switch step.verb {
        case .send(let template):
            guard let frame = try? template.render(scope.bindings) else { return }
            moment = pacer.next(frame: frame, on: name, scope.bindings, isPaced: step.isPaced, now: .now)
        case .call(let call):
            await pace(call, of: name, scope, isPaced: step.isPaced)
            return
        default: return
        }
        await pause(until: moment)
    }

    /// The same for one call; also for those that a step repeats.
    func pace(_ call: Call, of name: ConnectionName, _ scope: Scope, isPaced: Bool = true) async {
        guard environment.hasPacing, let request = try? request(call, for: name, scope) else { return }
        await pause(
            until: pacer.next(
                method: request.method, path: request.path, of: name.actor, isPaced: isPaced, now: .now))
    }
}
