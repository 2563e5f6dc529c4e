import ChatProtocol

/// Texts out of queries, paths and members.
enum TextChecks {
    static func page(_ input: DecodeInput) -> Verdict {
        var random = input.random
        let text = String(decoding: input.bytes, as: UTF8.self)
        let other = random.chance(50) ? nil : random.pick(OddTokens.numbers)
        do throws(Refusal) {
            let page = try PageRequest(page: text, pageSize: other, defaultSize: 10)
            let total = random.pick([0, 1, 10, 50, 51, Int.max, random.below(1000)])
            let pagination = page.pagination(totalCount: total)
            let isSound =
                page.page >= 1 && (1...PageRequest.largest).contains(page.pageSize) && page.offset >= 0
                && pagination.totalPages >= 0 && pagination.hasMore == (page.page < pagination.totalPages)
            return .accepted(isSound ? [] : ["page \(page), \(pagination)"])
        } catch {
            return Verdict(outcome: "\(error.code.rawValue)")
        }
    }

    static func timestamp(_ input: DecodeInput) -> Verdict {
        var random = input.random
        let made = Timestamp(millisecondsSince1970: Int64(bitPattern: random.next() >> UInt64(random.below(64))))
        let moved = made.advanced(byMilliseconds: Int64(bitPattern: random.next()))
        var problems = (roundTrip(made) + roundTrip(moved)).map { "\(made), \(moved): \($0)" }
        if moved.advanced(byMilliseconds: made.milliseconds(since: moved)) != made {
            problems.append("\(made) is not where \(moved) and the difference lead")
        }
        guard let read = Timestamp(String(decoding: input.bytes, as: UTF8.self)) else {
            return Verdict(outcome: "refused", problems: problems)
        }
        if input.bytes.count < 20 { problems.append("accepted, and too short") }
        return .accepted(problems + roundTrip(read))
    }

    private static func roundTrip(_ moment: Timestamp) -> [String] {
        let text = moment.description
        return Timestamp(text) == moment && text.utf8.count == 24 ? [] : ["\(text) does not come back"]
    }

    static func identifier(_ input: DecodeInput) -> Verdict {
        let text = String(decoding: input.bytes, as: UTF8.self)
        let session = SessionID(rawValue: text)
        let temporary = TempMessageID(rawValue: text)
        var problems: [String] = []
        if (session != nil) != isIdentifier(text, besides: []) { problems.append("session id: \(session != nil)") }
        if (temporary != nil) != isIdentifier(text, besides: [".", ":"]) {
            problems.append("temporary id: \(temporary != nil)")
        }
        if let number = Int64(text), (UserID(rawValue: number) != nil) != (number >= 1 && number < 1 << 53) {
            problems.append("user id \(number)")
        }
        return session == nil ? Verdict(outcome: "refused", problems: problems) : .accepted(problems)
    }

    /// The grammar once more, by bytes.
    private static func isIdentifier(_ text: String, besides: Set<Unicode.Scalar>) -> Bool {
        (1...100).contains(text.utf8.count)
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                    || scalar == "_" || scalar == "-" || besides.contains(scalar)
            }
    }

    static func path(_ input: DecodeInput) -> Verdict {
        let path = String(decoding: input.bytes, as: UTF8.self)
        let names = Endpoint.all.map { $0.path.match(path)?.keys.sorted() }
        for (endpoint, found) in zip(Endpoint.all, names) {
            guard let found else { continue }
            let isComplete = found == endpoint.path.parameters.sorted()
            return .accepted(isComplete ? [] : ["\(endpoint) matches with the parameters \(found)"])
        }
        let isUnknown = Endpoint.matching(method: "GET", path: path) == nil
        return Verdict(outcome: "no route", problems: isUnknown ? [] : ["two answers about \(path)"])
    }
}
