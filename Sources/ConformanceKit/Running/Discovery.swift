import RawJSON
import WireClient

/// What a server says of itself before the first case, and how fast it answers.
struct Discovery: Sendable {
    /// The body of the answer; nil when the suite has no discovery call or the server does not describe itself.
    let answer: JSONValue?
    let profiles: Set<String>
    let timings: [String: Duration]
    let server: JSONValue?
    let calibration: RunReport.Calibration
    /// What is wrong with what it advertises.
    let differences: [Difference]

    /// Reads what a server answered, and how long its answers took.
    init(_ manifest: SuiteManifest, answer: JSONValue?, answerTimes: [Duration], deadlineScale: Double = 1) {
        self.answer = answer
        let all = Set(manifest.profiles.map(\.name))
        let claimed = manifest.discovery.flatMap { answer?.value(at: $0.profiles)?.arrayValue }
        let mandatory = Set(manifest.profiles.filter(\.value.isMandatory).map(\.name))
        let named = claimed.map { Set($0.compactMap(\.stringValue)).intersection(all) } ?? all
        profiles = named.union(mandatory)
        server = manifest.discovery?.server.flatMap { answer?.value(at: $0) }
        var timings: [String: Duration] = [:]
        var differences: [Difference] = []
        if let path = manifest.discovery?.profiles {
            differences = mandatory.subtracting(named).sorted().map {
                Difference(
                    path: path, expected: "\"\($0)\", which every server must claim", actual: "\(named.sorted())")
            }
        }
        for timing in manifest.timings {
            let (duration, difference) = timing.value.resolve(answer)
            if case .fixed = timing.value {
                timings[timing.name] = duration * deadlineScale
            } else {
                timings[timing.name] = duration
            }
            if let difference { differences.append(difference) }
        }
        self.timings = timings
        self.differences = differences
        let sorted = answerTimes.sorted()
        let slow = sorted.isEmpty ? Duration.zero : sorted[min(sorted.count - 1, sorted.count * 95 / 100)]
        // A longer window would let what the server itself times, such as an expiry, fall into it.
        let advertised = manifest.timings.filter { if case .advertised = $0.value { true } else { false } }
        let shortest = advertised.compactMap { timings[$0.name] }.min() ?? .seconds(4)
        let settle = min(max(slow * 8, .milliseconds(60)), .seconds(1), shortest / 4)
        calibration = RunReport.Calibration(answerTime: slow, settleWindow: settle)
    }
}
