import RawJSON

/// A named checker over lists that earlier steps have bound.
struct Check: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        case count(Template, where: Pattern?, Bounds)
        case unique(CheckedList)
        case ordered(CheckedList, isFalling: Bool, isStrict: Bool)
        case gapFree(CheckedList)
        case sameSet(CheckedList, as: CheckedList)
        case sameSequence(CheckedList, as: CheckedList)
        case subsequence(CheckedList, in: CheckedList)
        case noneAfter(Template, match: Pattern, after: Pattern)
        case each(Template, match: Pattern)
        case same(CheckedList)
        case difference(from: Template, to: Template, Bounds)
    }

    let kind: Kind
    /// The place in its file.
    let path: JSONPath
    /// The check as it was written.
    let source: JSONValue
}

/// A bound list and where in each element the value to look at stands.
struct CheckedList: Sendable, Hashable {
    /// Usually one placeholder; a list written out is good too.
    let list: Template
    let by: JSONPath
}
