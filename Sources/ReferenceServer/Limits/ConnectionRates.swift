import ChatProtocol

/// The rates of one connection; confined to its event loop.
///
/// - Source: SPEC WIRE-041 to WIRE-043.
struct ConnectionRates {
    private var commands: RateGuard?
    private var messages: RateGuard?

    init(_ rates: Capabilities.Rates, _ decisions: any Decisions) {
        commands = decisions.rateOfCommands(rates.commands).map(RateGuard.init)
        messages = decisions.rateOfMessages(rates.messages).map(RateGuard.init)
    }

    /// Judges a text message, whatever it is.
    mutating func judgeText(at now: Int64) -> RateGuard.Verdict {
        commands?.judge(at: now) ?? .admitted
    }

    /// Judges a `chat_message`.
    mutating func judgeMessage(at now: Int64) -> RateGuard.Verdict {
        messages?.judge(at: now) ?? .admitted
    }
}
