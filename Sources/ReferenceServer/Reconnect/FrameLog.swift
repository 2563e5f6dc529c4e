import ChatProtocol

/// The kept events that one connection got, or would have got had it not ended: as many as may be missed, and the one
/// before them, after which its client may ask.
///
/// - Source: SPEC WIRE-057, WIRE-058.
struct FrameLog {
    /// A client names the last frame that it heard, which may be older than the newest answer by what is under way.
    private static let rememberedAnswers = 32

    /// How many frames may be missed.
    private let limit: Int
    /// A ring once it is full.
    private var frames: [KeptFrame] = []
    private var oldest = 0
    /// How many frames there were before the oldest one that is left.
    private var forgotten = 0
    /// How many frames there had been when the connection began: earlier ones are those of a connection it resumed.
    private var beginning = 0
    /// The last `message_read` events that answered a command, oldest first. They are not kept, but a client that goes
    /// by types may name one of them.
    private var answers: [(name: FrameID, position: Int)] = []

    init(limit: Int) {
        self.limit = limit
    }

    private var end: Int {
        forgotten + frames.count
    }

    mutating func append(_ frame: KeptFrame) {
        guard frames.count > limit else { return frames.append(frame) }
        frames[oldest] = frame
        oldest = oldest + 1 == frames.count ? 0 : oldest + 1
        forgotten += 1
    }

    mutating func answered(_ name: FrameID) {
        if answers.count == Self.rememberedAnswers { answers.removeFirst() }
        answers.append((name, end))
    }

    /// The frames after the one of this name, all of the connection's own without a name.
    ///
    /// - Returns: nil if the name is none of a frame that is left, or too many came after it.
    func frames(after name: String?) -> [KeptFrame]? {
        guard let first = position(after: name), first >= forgotten, end - first <= limit else { return nil }
        return (first..<end).map { frame(at: $0) }
    }

    /// What is known of a connection that goes on after the frame of this name.
    func resumed(after name: String?) -> FrameLog {
        var log = self
        log.beginning = position(after: name) ?? end
        return log
    }

    private func position(after name: String?) -> Int? {
        guard let name else { return beginning }
        if let answer = answers.last(where: { $0.name.rawValue == name }) { return answer.position }
        // The newest first: that is what a client names.
        return (forgotten..<end).last { frame(at: $0).name.rawValue == name }.map { $0 + 1 }
    }

    private func frame(at position: Int) -> KeptFrame {
        let index = oldest + position - forgotten
        return frames[index < frames.count ? index : index - frames.count]
    }
}
