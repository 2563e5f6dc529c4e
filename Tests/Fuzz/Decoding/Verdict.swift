/// What an input became, and what is wrong about that.
struct Verdict {
    var outcome: String
    var problems: [String] = []

    static func accepted(_ problems: [String] = []) -> Verdict { Verdict(outcome: "accepted", problems: problems) }
}
