extension Tree {
    /// The tree with one thing about it changed: a member, its order, its type, its depth.
    func mutated(_ random: inout Randomness, _ words: Vocabulary) -> Tree {
        let place = random.chance(15) ? 0 : random.below(count)
        var inner = random
        let changed = replacing(at: place) { $0.changed(&inner, words) }
        random = inner
        return changed
    }

    private func changed(_ random: inout Randomness, _ words: Vocabulary) -> Tree {
        switch self {
        case .object(let members) where random.chance(80):
            .object(Self.changed(members, &random, words))
        case .list(var elements) where random.chance(70) && !elements.isEmpty:
            Self.changed(&elements, &random)
        default:
            exchanged(&random, words)
        }
    }

    private func exchanged(_ random: inout Randomness, _ words: Vocabulary) -> Tree {
        switch random.below(10) {
        case 0...4: .token(OddTokens.any(&random))
        case 5...6: .text(words.any(&random))
        case 7: .list([self])
        case 8: .object([Member(name: words.memberName(&random), value: self)])
        default: .object([])
        }
    }

    private static func changed(
        _ members: [Member], _ random: inout Randomness, _ words: Vocabulary
    ) -> [Member] {
        var members = members
        guard !members.isEmpty else {
            return [Member(name: words.memberName(&random), value: .token(OddTokens.any(&random)))]
        }
        let chosen = random.below(members.count)
        let other = random.below(members.count)
        switch random.below(12) {
        case 0...2: members.remove(at: chosen)
        case 3 where random.chance(50): members.insert(members[chosen], at: random.below(members.count + 1))
        case 3:
            members.insert(
                Member(name: members[chosen].name, value: .token(OddTokens.any(&random))),
                at: random.below(members.count + 1))
        case 4...5:
            let value = members[chosen].value
            members[chosen].value = members[other].value
            members[other].value = value
        case 6: members[chosen].name = words.memberName(&random)
        case 7...8:
            members.append(
                random.chance(60)
                    ? words.member(&random)
                    : Member(name: words.memberName(&random), value: .token(OddTokens.any(&random))))
        case 9: members.swapAt(chosen, other)
        default: members[chosen].value = members[chosen].value.exchanged(&random, words)
        }
        return members
    }

    private static func changed(_ elements: inout [Tree], _ random: inout Randomness) -> Tree {
        let chosen = random.below(elements.count)
        switch random.below(3) {
        case 0: elements.remove(at: chosen)
        case 1: elements.append(elements[chosen])
        default: elements[chosen] = .token(OddTokens.any(&random))
        }
        return .list(elements)
    }
}
