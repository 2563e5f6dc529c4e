import RawJSON

extension CaseRun {
    /// `send`: one JSON value as one text frame.
    func send(_ template: Template, _ step: Step, _ scope: inout Scope) -> CaseEnd? {
        do throws(TemplateError) {
            let frame = try template.render(scope.bindings)
            if let reason = environment.translator?.lacks(sending: frame) { return .notApplicable(reason) }
            return transmit(JSONWriter.compact.string(frame), step, &scope) { $0.send(frame: frame) }
        } catch {
            return unfilled(error, step)
        }
    }

    /// `raw`: what a JSON value cannot say.
    func send(_ raw: Raw, _ step: Step, _ scope: inout Scope) -> CaseEnd? {
        if let translator = environment.translator, raw.isText {
            return .notApplicable("\(translator.descriptor.name) has no translation for bare text")
        }
        do throws(TemplateError) {
            switch raw {
            case .text(let template):
                let text = try template.renderText(scope.bindings)
                return transmit(text, step, &scope) { $0.send(text: text) }
            case .frame(let bytes, let opcode):
                let words = "\(bytes.count) bytes in a \(opcode.rawValue) frame"
                return transmit(words, step, &scope) { $0.send(frame: bytes, opcode: opcode) }
            case .fragments(let templates):
                var parts: [String] = []
                for template in templates { parts.append(try template.renderText(scope.bindings)) }
                let words = "\(parts.count) fragments: \(parts.joined(separator: " | "))"
                return transmit(words, step, &scope) { $0.send(fragments: parts) }
            case .bytes(let bytes):
                return transmit("\(bytes.count) bytes outside any frame", step, &scope) {
                    $0.send(bytes: bytes)
                }
            }
        } catch {
            return unfilled(error, step)
        }
    }

    private func transmit(
        _ words: String, _ step: Step, _ scope: inout Scope,
        _ action: (ActorConnection) -> Void
    ) -> CaseEnd? {
        // `onConnection` tells of an actor that cannot be resolved.
        scope.lastSent = "\((try? step.actor?.resolve(scope.bindings))?.description ?? "") → \(words)"
        scope.lastCurl = nil
        return onConnection(step, scope, action)
    }

    /// `close`: ends the connection in order.
    func close(_ close: Close, _ step: Step, _ scope: inout Scope) -> CaseEnd? {
        do throws(TemplateError) {
            let reason = try close.reason?.renderText(scope.bindings) ?? ""
            let code = UInt16(clamping: close.code ?? 1000)
            return onConnection(step, scope) { $0.close(code: code, reason: reason) }
        } catch {
            return unfilled(error, step)
        }
    }

    /// Does something on the step's connection, which must be open.
    ///
    /// - Parameter isEndLawful: whether the server may have ended it meanwhile.
    func onConnection(
        _ step: Step, _ scope: Scope, isEndLawful: Bool = false, _ action: (ActorConnection) -> Void
    ) -> CaseEnd? {
        do throws(TemplateError) {
            guard let name = try step.actor?.resolve(scope.bindings) else {
                throw TemplateError("the step names no actor", remedy: "add 'actor'")
            }
            guard let connection = connections[name] else {
                return found(
                    Shortfall(kind: .transport, headline: "\(name) is not connected", observer: name), step, scope)
            }
            let view = connection.view(event: environment.suite.manifest.socket.event)
            if step.isAttempt, view.refusal != nil || view.end != nil { return nil }
            if view.refusal != nil {
                let text = "\(name) cannot act: its handshake was not accepted"
                return found(Shortfall(kind: .transport, headline: text, observer: name), step, scope)
            }
            if let end = view.end, !isEndLawful {
                let text = "\(name) cannot act: its connection ended (\(end.phrase))"
                return found(Shortfall(kind: .transport, headline: text, observer: name), step, scope)
            }
            action(connection)
            return nil
        } catch {
            return unfilled(error, step)
        }
    }
}

extension Raw {
    /// Whether it is text in the suite's own words, or could be.
    fileprivate var isText: Bool {
        switch self {
        case .text, .fragments: true
        case .frame, .bytes: false
        }
    }
}
