import RawJSON

/// `repeat`: the same steps several times.
struct Repetition: Sendable {
    let times: Amount
    /// The name of the counter.
    let counter: String?
    /// What it begins with.
    let first: Int
    let steps: [Step]
}

/// `together`: a race of branches.
struct Together: Sendable {
    let branches: [[Step]]
    /// How many branches must have taken each labelled alternative.
    let outcomes: [Named<Int>]
    let rounds: Int
    let before: [Step]
    let after: [Step]
}

/// `either`: lawful alternatives.
struct Either: Sendable {
    struct Alternative: Sendable {
        /// The label that `outcomes` of a race counts.
        let outcome: String?
        let steps: [Step]
    }

    let alternatives: [Alternative]
}

/// `table`: the same steps for each row of values.
struct Table: Sendable {
    /// The members of each row; a text may use names bound before.
    let rows: [[Named<Template>]]
    let steps: [Step]
}
