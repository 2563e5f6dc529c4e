/// Random numbers that depend on the seed and the number of the input alone, so that every input can be made again.
///
/// - Source: SplitMix64, Steele, Lea and Flood 2014.
struct Randomness: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64, index: Int) {
        state = seed
        // Neighbouring inputs begin far apart in the sequence.
        state = next() ^ UInt64(bitPattern: Int64(index)) &* 0xD1B5_4A32_D192_ED03
        state = next()
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

extension Randomness {
    /// A number from 0 to just below `bound`.
    mutating func below(_ bound: Int) -> Int {
        Int(next() % UInt64(max(1, bound)))
    }

    /// True that many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool {
        below(100) < percent
    }

    mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
        precondition(!choices.isEmpty, "there must be something to choose from")
        return choices[below(choices.count)]
    }

    /// Each choice as often as its weight says.
    mutating func pick<Choice>(weighing choices: KeyValuePairs<Choice, Int>) -> Choice {
        var rest = below(choices.reduce(0) { $0 + $1.value })
        for (choice, weight) in choices {
            rest -= weight
            if rest < 0 { return choice }
        }
        preconditionFailure("the weights are positive")
    }
}
