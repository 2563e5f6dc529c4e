import ChatProtocol
import Foundation
import RawJSON
import Testing

@Suite("golden payloads")
struct GoldenPayloadTests {
    @Test(
        "every sample of this protocol is what the types write after reading it [WIRE-022]",
        arguments: try GoldenPayload.ours())
    func oursSurviveExactly(_ golden: GoldenPayload) throws {
        let original = try JSONParser().parse(golden.data()).value
        let recoded = try JSONParser().parse(golden.recoded(golden.data())).value
        switch golden.kind {
        case .event, .answer, .refusal: #expect(recoded == original)
        case .command, .request: #expect(original.isContained(in: recoded, additions: { _ in true }))
        }
    }

    @Test("every sample of the seeds keeps its members, and what is added is null", arguments: try GoldenPayload.all())
    func seedsKeepTheirMembers(_ golden: GoldenPayload) throws {
        let original = try JSONParser().parse(golden.data()).value
        let recoded = try JSONParser().parse(golden.recoded(golden.data())).value
        let isAnswer = golden.kind != .command && golden.kind != .request
        #expect(original.isContained(in: recoded, additions: { $0.isNull || !isAnswer }))
    }

    @Test("members that nobody defined are ignored at every depth [WIRE-005]", arguments: try GoldenPayload.all())
    func unknownMembersAreIgnored(_ golden: GoldenPayload) throws {
        let crowded = try JSONParser().parse(golden.data()).value.withUnknownMembers
        let recoded = try golden.recoded(Data(crowded.description.utf8))
        #expect(try JSONParser().parse(recoded) == JSONParser().parse(golden.recoded(golden.data())))
    }

    @Test("every payload type has a sample, and every file is in the index")
    func nothingIsForgotten() throws {
        let all = try GoldenPayload.all()
        let ours = try Set(GoldenPayload.ours().compactMap(\.payload))
        #expect(WireTypes.all.map { String(describing: $0) }.filter { !ours.contains($0) } == [])
        let folder = Repository.root.appending(path: "Fixtures/payloads")
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".json") && $0 != "index.json" }
        #expect(Set(files) == Set(all.map(\.file)))
        #expect(all.filter { $0.source == "seed-001" }.count == 16)
    }
}

extension JSONValue {
    /// Whether the other value has everything this one has; what else its objects have, `additions` allows or not.
    func isContained(in other: JSONValue, additions: (JSONValue) -> Bool) -> Bool {
        switch (self, other) {
        case (.object(let mine), .object(let theirs)):
            mine.allSatisfy { member in
                theirs[member.key].map { member.value.isContained(in: $0, additions: additions) } ?? false
            } && theirs.allSatisfy { mine.contains(key: $0.key) || additions($0.value) }
        case (.array(let mine), .array(let theirs)):
            mine.count == theirs.count
                && zip(mine, theirs).allSatisfy { $0.isContained(in: $1, additions: additions) }
        default: self == other
        }
    }

    /// The same value with a strange member first in every object.
    var withUnknownMembers: JSONValue {
        switch self {
        case .object(let object):
            .object(
                JSONObject(
                    [("xUnknown", .array([.object(["deep": .null])]))]
                        + object.map { ($0.key, $0.value.withUnknownMembers) }
                ))
        case .array(let elements): .array(elements.map(\.withUnknownMembers))
        default: self
        }
    }
}
