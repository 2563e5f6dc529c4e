import RawJSON
import Testing

@testable import ConformanceKit

/// A conversation that has happened only on paper: frames with their moments, judged by an `Observer`.
struct ObservedConversation {
    let start = ContinuousClock.now
    var views: [ConnectionName: ConnectionView] = [:]
    var answers: [String: ReceivedAnswer] = [:]
    var bindings = Bindings()

    mutating func frame(_ actor: String, _ text: String, atMs milliseconds: Int = 10) throws {
        let name = try #require(ConnectionName(parsing: actor))
        let value = try? JSONParser().parse(Array(text.utf8)).value
        var view = views[name] ?? ConnectionView()
        view.frames.append(
            ReceivedFrame(
                index: view.frames.count, arrival: start + .milliseconds(milliseconds), text: text, value: value,
                event: value?["type"]?.stringValue))
        views[name] = view
    }

    mutating func end(_ actor: String, code: Int?, atMs milliseconds: Int = 10, isOwn: Bool = false) throws {
        let name = try #require(ConnectionName(parsing: actor))
        views[name, default: ConnectionView()].end = ConnectionEnd(
            time: start + .milliseconds(milliseconds), code: code, reason: "", isOwn: isOwn)
    }

    /// Judges a step, written as in a case, within 100 ms of the start.
    func judge(_ step: String, notBeforeMs: Int? = nil) throws -> Observation {
        let value = try JSONParser().parse(Array(step.utf8)).value
        let observer = Observer(
            views: views, answers: answers, events: ["msg", "noise", "other", "end", "a", "b", "presence"],
            ambient: ["presence"], refusals: ["other"], eventPath: JSONPath([.member("type")]))
        let time = TimeFrame(
            deadline: start + .milliseconds(100), earliest: notBeforeMs.map { start + .milliseconds($0) },
            description: "test (100 ms)")
        return observer.attempt(
            try Step(JSONReader(value)), Scope(.steps, bindings: bindings, start: start), time)
    }
}

extension Observation {
    var satisfaction: Satisfaction? {
        if case .satisfied(let satisfaction) = self { satisfaction } else { nil }
    }

    var isPending: Bool {
        if case .pending = self { true } else { false }
    }

    var violation: Shortfall? {
        if case .violated(let shortfall) = self { shortfall } else { nil }
    }

    var shortfall: Shortfall? {
        switch self {
        case .satisfied: nil
        case .pending(let shortfall), .violated(let shortfall): shortfall
        }
    }
}
