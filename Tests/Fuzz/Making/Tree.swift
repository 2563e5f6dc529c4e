import RawJSON

/// JSON as it can be written and not only as it may be: names twice, tokens that are none.
indirect enum Tree {
    case object([Member])
    case list([Tree])
    /// Any bytes, lawful or not.
    case token([UInt8])

    struct Member {
        /// With its quotation marks.
        var name: [UInt8]
        var value: Tree
    }

    init(_ value: JSONValue) {
        switch value {
        case .object(let object):
            self = .object(object.map { Member(name: Self.quoted($0.key), value: Tree($0.value)) })
        case .array(let elements): self = .list(elements.map(Tree.init))
        default: self = .token(JSONWriter.compact.bytes(value))
        }
    }

    static func text(_ text: String) -> Tree { .token(quoted(text)) }

    static func quoted(_ text: String) -> [UInt8] { JSONWriter.compact.bytes(.string(text)) }

    var bytes: [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(256)
        write(to: &output)
        return output
    }

    private func write(to output: inout [UInt8]) {
        switch self {
        case .token(let token): output += token
        case .list(let elements):
            output.append(UInt8(ascii: "["))
            for (index, element) in elements.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                element.write(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let members):
            output.append(UInt8(ascii: "{"))
            for (index, member) in members.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                output += member.name
                output.append(UInt8(ascii: ":"))
                member.value.write(to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }
}

extension Tree {
    /// How many values it has, itself among them.
    var count: Int {
        switch self {
        case .token: 1
        case .list(let elements): elements.reduce(1) { $0 + $1.count }
        case .object(let members): members.reduce(1) { $0 + $1.value.count }
        }
    }

    /// The tree with the value at that place, counted from the root, exchanged.
    func replacing(at place: Int, by change: (Tree) -> Tree) -> Tree {
        var next = 0
        return walking(&next, place, change)
    }

    private func walking(_ next: inout Int, _ place: Int, _ change: (Tree) -> Tree) -> Tree {
        let own = next
        next += 1
        if own == place { return change(self) }
        switch self {
        case .token: return self
        case .list(let elements): return .list(elements.map { $0.walking(&next, place, change) })
        case .object(let members):
            return .object(members.map { Member(name: $0.name, value: $0.value.walking(&next, place, change)) })
        }
    }

    /// The same tree with the tokens of those members exchanged.
    func filling(_ fill: (_ name: String) -> Tree?) -> Tree {
        switch self {
        case .token: self
        case .list(let elements): .list(elements.map { $0.filling(fill) })
        case .object(let members):
            .object(
                members.map { member in
                    let name = String(decoding: member.name.dropFirst().dropLast(), as: UTF8.self)
                    return Member(name: member.name, value: fill(name) ?? member.value.filling(fill))
                })
        }
    }
}
