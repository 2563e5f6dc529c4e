import RawJSON

extension CaseRun {
    /// `control`: asks the operator of the target, and looks at the answer if the step says what it must be.
    func control(_ request: ControlRequest, _ step: Step, _ scope: inout Scope) async -> CaseEnd? {
        guard let control = environment.controls[request.name] else {
            return .notObservable("needs the control \(request.name), which this target does not offer")
        }
        let arguments: JSONValue
        do throws(TemplateError) {
            arguments = try request.arguments.render(scope.bindings)
        } catch {
            return unfilled(error, step)
        }
        scope.lastSent = "control \(request.name) \(arguments)"
        scope.lastCurl = nil
        let answer: JSONValue?
        do {
            answer = try await control(arguments)
        } catch {
            return .errored("the control \(request.name) failed: \(error)")
        }
        guard let pattern = request.answer else { return nil }
        guard let answer else {
            return .errored("the control \(request.name) gave no answer, and the step looks at one")
        }
        switch pattern.match(answer, scope.bindings) {
        case .matched(let bindings):
            bind(bindings, &scope)
            return nil
        case .differs(let differences):
            let shortfall = Shortfall(
                headline: "the answer of the control \(request.name) is not the one required",
                expected: pattern.source.excerpt(limit: 400), differences: differences,
                arrived: [answer.excerpt(limit: 400)])
            return found(shortfall, step, scope)
        }
    }
}
