extension Schema {
    /// `YYYY-MM-DDTHH:MM:SS.mmmZ`.
    ///
    /// - Source: SPEC WIRE-003.
    public static let timestamp = Schema.text(
        matching: "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:"
            + "([0-5][0-9]|60)\\.[0-9]{3}Z$"
    ).blamed(on: "WIRE-003")

    /// An account's number.
    ///
    /// - Source: SPEC WIRE-004.
    public static let userId = Schema.integer(from: UserID.bounds.lowerBound, to: UserID.bounds.upperBound)
        .blamed(on: "WIRE-004")

    /// Any other name that a server makes.
    ///
    /// - Source: SPEC WIRE-004.
    public static let identifier = Schema.text(matching: "^[A-Za-z0-9_-]{1,100}$").blamed(on: "WIRE-004")

    /// The sender's own name for a message.
    ///
    /// - Source: SPEC 6.1.
    public static let tempMessageId = Schema.text(matching: "^[A-Za-z0-9_.:-]{1,100}$").blamed(on: "MSG-005")

    /// The client's own name for a command.
    ///
    /// - Source: SPEC WIRE-015.
    public static let requestId = Schema.text(from: 1, to: 100).blamed(on: "WIRE-015")
}
