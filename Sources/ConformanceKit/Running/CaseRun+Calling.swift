import RawJSON
import WireClient

/// How an HTTP exchange ended.
enum CallEnd: Sendable {
    case answered(ReceivedAnswer)
    /// Its body was cut off on purpose, so that there is no answer.
    case cut
    /// It broke off.
    case failed(String)
    /// The server's dialect has no such call.
    case absent(String)
    /// It could not be made.
    case unfilled(TemplateError)
}

extension CaseRun {
    /// `call`: one exchange, or several until the answer matches when the step waits for an effect.
    func call(
        _ call: Call, _ step: Step, _ scope: inout Scope, _ began: ContinuousClock.Instant
    ) async -> CaseEnd? {
        let time: TimeFrame
        switch timeFrame(for: step, scope, began) {
        case .success(let frame): time = frame
        case .failure(let error): return unfilled(error, step)
        }
        let isRepeated = step.within != nil && call.method.literalText == "GET" && call.answer != nil
        while true {
            describe(call, step, &scope)
            scope.remember(nil, of: step.actor)
            switch await exchange(call, step.actor, scope, timeout: max(time.deadline - .now, .milliseconds(100))) {
            case .unfilled(let error): return unfilled(error, step)
            case .cut: return nil
            case .absent(let reason): return .notApplicable(reason)
            case .failed(let reason):
                let text = "the request got no answer: \(reason)"
                return found(
                    Shortfall(kind: .transport, headline: text, expected: call.answer?.expectation), step, scope)
            case .answered(let answer):
                scope.remember(answer, of: step.actor)
                guard let pattern = call.answer else { return nil }
                switch pattern.match(answer, scope.bindings) {
                case .matched(let bindings):
                    bind(bindings, &scope)
                    return nil
                case .differs(let differences):
                    if isRepeated, ContinuousClock.now < time.deadline {
                        await pause(until: min(time.deadline, .now + .milliseconds(25)))
                        if let name = try? step.actor?.resolve(scope.bindings) {
                            await pace(call, of: name, scope, isPaced: step.isPaced)
                        }
                        continue
                    }
                    let shortfall = Shortfall(
                        kind: isRepeated ? .missedDeadline : .mismatch,
                        headline: isRepeated
                            ? "the answer did not become the one required \(time.phrase)"
                            : "the answer is not the one required",
                        expected: pattern.expectation, differences: differences,
                        arrived: ["status \(answer.status) \(answer.bodyText)"])
                    return found(shortfall, step, scope)
                }
            }
        }
    }

    /// Makes one exchange for an actor and remembers its answer.
    func exchange(
        _ call: Call, _ actor: ActorTemplate?, _ scope: Scope, timeout: Duration
    ) async -> CallEnd {
        do throws(TemplateError) {
            let name = try actor?.resolve(scope.bindings)
            let request = try request(call, for: name, scope)
            let events = recording.events
            let make = { @Sendable [environment] (request: WireRequest) in
                await environment.runtime.exchange(
                    request, at: environment.target, timeout: timeout, recording: events, actor: name)
            }
            let end: CallEnd
            if let translator = environment.translator {
                end = await translator.exchange(request, by: known(of: name), make)
            } else {
                end = await make(request)
            }
            if environment.hasPacing, let name {
                pacer.ended(method: request.method, path: request.path, of: name.actor, now: .now)
            }
            if case .answered(let answer) = end {
                madeUpNames.formUnion(answer.madeUp.compactMap(\.deepName))
                remember(answer, to: request, of: name)
            }
            return end
        } catch {
            return .unfilled(error)
        }
    }

    /// The attributes of an actor.
    private func known(of name: ConnectionName?) -> JSONObject {
        JSONObject((name.flatMap { attributes[$0.actor] } ?? []).map { ($0.name, $0.value) })
    }

    private func remember(_ answer: ReceivedAnswer, to request: WireRequest, of name: ConnectionName?) {
        let payload = AnswerPayload(
            method: request.method, path: request.path, status: answer.status,
            contentType: answer.header("content-type"), body: answer.body)
        answered.append(
            AnsweredCall(
                actor: name?.description ?? "harness", payload: payload, text: answer.bodyText, raw: answer.raw))
    }

    /// Fills in a call's templates.
    func request(_ call: Call, for actor: ConnectionName?, _ scope: Scope) throws(TemplateError) -> WireRequest {
        let bindings = actor.map { scope.bindings(of: $0, attributes) } ?? scope.bindings
        var query: [Named<String>] = []
        for member in call.query { query.append(Named(member.name, try member.value.renderText(bindings))) }
        var headers = try self.headers(
            environment.suite.manifest.headers, replaced: call.headers,
            isAnonymous: call.isAnonymous || actor == nil, bindings)
        let body = try self.body(call.body, bindings)
        if let type = body?.contentType, !headers.contains(where: { $0.name.lowercased() == "content-type" }) {
            headers.append(Named("Content-Type", type))
        }
        return WireRequest(
            method: try call.method.renderText(bindings), path: try call.path.renderText(bindings), query: query,
            headers: headers, body: body?.bytes, cutAfterBytes: call.cutAfterBytes)
    }

    /// The suite's headers, as far as the actor has the attributes they name, and the step's own.
    func headers(
        _ standard: [Named<Template>], replaced: [Named<Template?>], isAnonymous: Bool, _ bindings: Bindings
    ) throws(TemplateError) -> [Named<String>] {
        var headers: [Named<String>] = []
        for header in standard where !replaced.contains(where: { $0.name.lowercased() == header.name.lowercased() }) {
            let isPersonal = header.value.names.contains { $0.owner == "actor" }
            if isPersonal, isAnonymous || header.value.names.contains(where: { bindings[$0.text] == nil }) { continue }
            headers.append(Named(header.name, try header.value.renderText(bindings)))
        }
        for header in replaced {
            guard let value = header.value else { continue }
            headers.append(Named(header.name, try value.renderText(bindings)))
        }
        return headers
    }

    private func body(
        _ body: Call.Body, _ bindings: Bindings
    ) throws(TemplateError) -> (bytes: [UInt8], contentType: String)? {
        switch body {
        case .none: return nil
        case .json(let template): return (JSONWriter.compact.bytes(try template.render(bindings)), "application/json")
        case .text(let template): return (Array(try template.renderText(bindings).utf8), "application/json")
        case .bytes(let bytes): return (bytes, "application/octet-stream")
        case .blob(let size, let seed):
            guard let count = try size.render(bindings).int64Value, (0...1_000_000_000).contains(count) else {
                throw TemplateError("the size of bodyBlob is no whole number", remedy: "give a number of bytes")
            }
            var random = SeededGenerator(seed: UInt64(truncatingIfNeeded: seed))
            return ((0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }, "application/octet-stream")
        }
    }

    /// Notes a call for the findings of this step and those after it.
    func describe(_ call: Call, _ step: Step, _ scope: inout Scope) {
        // What cannot be filled in is told by the exchange itself, which fills in the same.
        guard let name = try? step.actor?.resolve(scope.bindings),
            let request = try? request(call, for: name, scope)
        else { return }
        scope.lastSent = "\(name.actor) → \(request.method) \(request.target) \(request.bodyText)"
        // In the suite's words it would be no call of this server.
        guard environment.translator == nil else {
            scope.lastCurl = nil
            return
        }
        scope.lastCurl =
            CurlCommand(
                method: request.method, url: environment.target.httpURL + request.target,
                headers: request.headers.map { ($0.name, $0.value) }, body: request.body == nil ? nil : request.bodyText
            ).text
    }
}

extension Scope {
    /// The answer that an `answer` step of the actor looks at; nil while there is none.
    mutating func remember(_ answer: ReceivedAnswer?, of actor: ActorTemplate?) {
        // An actor that cannot be resolved has made no exchange.
        guard let name = try? actor?.resolve(bindings) else { return }
        answers[name.actor] = answer
    }
}
