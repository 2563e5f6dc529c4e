/// Gives an input to the decoder it was made for and judges what comes out.
enum DecodeCheck {
    static func verdict(on input: DecodeInput) -> Verdict {
        switch input.kind {
        case .frame, .frameBytes: FrameCheck.verdict(on: input.bytes)
        case .body, .bodyBytes: BodyCheck.verdict(on: input.bytes)
        case .stream: StreamCheck.verdict(input.random)
        case .page: TextChecks.page(input)
        case .timestamp: TextChecks.timestamp(input)
        case .identifier: TextChecks.identifier(input)
        default: TextChecks.path(input)
        }
    }
}
