import RawJSON

extension Check {
    /// The lists the check looks at.
    var lists: [Template] {
        switch kind {
        case .count(let list, _, _), .noneAfter(let list, _, _), .each(let list, _): [list]
        case .unique(let list), .ordered(let list, _, _), .gapFree(let list), .same(let list): [list.list]
        case .sameSet(let list, let other), .sameSequence(let list, let other), .subsequence(let list, let other):
            [list.list, other.list]
        case .difference: []
        }
    }

    /// The numbers the check looks at.
    var numbers: [Template] {
        if case .difference(let from, let to, _) = kind { [from, to] } else { [] }
    }

    /// The patterns it compares elements with.
    var patterns: [Pattern] {
        switch kind {
        case .count(_, let filter, _): filter.map { [$0] } ?? []
        case .noneAfter(_, let match, let after): [match, after]
        case .each(_, let match): [match]
        default: []
        }
    }
}
