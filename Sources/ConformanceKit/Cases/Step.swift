import RawJSON

/// One action or one observation of a conversation.
struct Step: Sendable {
    let verb: Verb
    /// Who acts or observes; nil for the verbs that name their actors inside or have none.
    let actor: ActorTemplate?
    /// The deadline, nil for the verb's own default.
    let within: DurationExpression?
    /// What comes earlier than this is a failure.
    let notBefore: DurationExpression?
    /// The name of the moment at which the step begins.
    let label: String?
    /// The label from which `within` and `notBefore` count.
    let since: String?
    /// The requirements that a failure of this step breaks.
    let proves: [String]
    /// Whether the step keeps to the rates that the suite paces.
    let isPaced: Bool
    /// Whether an action on a connection that is not open is passed over.
    let isAttempt: Bool
    /// A sentence for the reader of a report.
    let because: String?
    /// The place in its file.
    let path: JSONPath
    /// The step as it was written.
    let source: JSONValue
}

extension Step {
    /// The steps directly inside this one, with those of all branches and alternatives.
    var children: [Step] {
        switch verb {
        case .repetition(let loop): loop.steps
        case .together(let race): race.before + race.branches.flatMap { $0 } + race.after
        case .either(let either): either.alternatives.flatMap(\.steps)
        case .table(let table): table.steps
        case .nothing(let nothing): nothing.until
        case .follow(let follow): follow.between?.steps ?? []
        default: []
        }
    }

    /// This step and everything inside it.
    var flattened: [Step] { [self] + children.flatMap(\.flattened) }
}
