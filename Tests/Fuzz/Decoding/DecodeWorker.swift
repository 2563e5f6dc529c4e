import Foundation

/// Runs the decoders over a range of inputs in this process, and leaves word of where it is.
struct DecodeWorker {
    let seed: UInt64
    let corpus: Corpus
    let tally: Tally
    private let words = Vocabulary()

    init(seed: UInt64, corpus: Corpus, tally: Tally) {
        (self.seed, self.corpus, self.tally) = (seed, corpus, tally)
    }

    /// - Parameter trail: a file that always holds the index of the input under way.
    func run(_ indices: Range<Int>, trail: FileHandle?) throws {
        for index in indices {
            if let trail {
                try trail.seek(toOffset: 0)
                try trail.write(contentsOf: Data("\(index)\n".utf8))
            }
            judge(index)
            if tally.isFull { return }
        }
    }

    func judge(_ index: Int) {
        let input = DecodeInput(seed: seed, index: index, corpus: corpus, words: words)
        let verdict = DecodeCheck.verdict(on: input)
        tally.count(input.kind, verdict.outcome)
        for problem in verdict.problems {
            tally.add(Finding(index: index, kind: input.kind, problem: problem, input: input.bytes))
        }
    }
}
