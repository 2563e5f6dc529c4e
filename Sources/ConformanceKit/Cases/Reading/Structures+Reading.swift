import RawJSON

extension Repetition {
    init(_ reader: JSONReader, _ object: inout ObjectReader) throws(FixtureError) {
        var arguments = try reader.object()
        times = try Amount(arguments.required("times"))
        counter = try arguments.optional("as") { name throws(FixtureError) in try name.bindableName() }
        first = try arguments.optional("from") { first throws(FixtureError) in try first.integer() } ?? 1
        try arguments.finish()
        steps = try object.required("steps") { steps throws(FixtureError) in try Step.some(steps) }
    }
}

extension Together {
    init(_ reader: JSONReader, _ object: inout ObjectReader) throws(FixtureError) {
        branches = try reader.list(atLeast: 2) { branch throws(FixtureError) in try Step.some(branch) }
        outcomes =
            try object.optional("outcomes") { outcomes throws(FixtureError) in
                try outcomes.object().pairs { count throws(FixtureError) in try count.integer() }
            } ?? []
        rounds = try object.optional("rounds") { rounds throws(FixtureError) in try rounds.integer(atLeast: 1) } ?? 1
        before = try object.optional("before") { steps throws(FixtureError) in try Step.list(steps) } ?? []
        after = try object.optional("after") { steps throws(FixtureError) in try Step.list(steps) } ?? []
        let labels = branches.joined().flatMap(\.flattened).flatMap(\.outcomeLabels)
        if let unknown = outcomes.first(where: { !labels.contains($0.name) }) {
            throw reader.error(
                "no branch can take the outcome '\(unknown.name)'",
                remedy: labels.isEmpty ? "label the alternatives of an 'either'" : "use: \(labels)")
        }
    }
}

extension Step {
    /// The outcomes that this step alone can end with.
    fileprivate var outcomeLabels: [String] {
        if case .either(let either) = verb { either.alternatives.compactMap(\.outcome) } else { [] }
    }
}

extension Either {
    init(_ reader: JSONReader) throws(FixtureError) {
        alternatives = try reader.list(atLeast: 2) { alternative throws(FixtureError) in
            try Alternative(alternative)
        }
    }
}

extension Either.Alternative {
    fileprivate init(_ reader: JSONReader) throws(FixtureError) {
        if case .array = reader.value {
            outcome = nil
            steps = try Step.some(reader)
            return
        }
        var object = try reader.object()
        outcome = try object.required("outcome").text()
        steps = try object.required("steps") { steps throws(FixtureError) in try Step.some(steps) }
        try object.finish()
    }
}

extension Table {
    init(_ reader: JSONReader, _ object: inout ObjectReader) throws(FixtureError) {
        rows = try reader.list(atLeast: 1) { row throws(FixtureError) in try Self.row(row) }
        steps = try object.required("steps") { steps throws(FixtureError) in try Step.some(steps) }
        let names = rows.map { Set($0.map(\.name)) }
        for (index, row) in names.enumerated() where row != names.first {
            throw FixtureError(
                at: reader.path.appending(index), "the row has other members than the first one",
                remedy: "give every row the same members")
        }
    }

    private static func row(_ reader: JSONReader) throws(FixtureError) -> [Named<Template>] {
        var cells: [Named<Template>] = []
        for member in try reader.object().all() {
            guard PlaceholderName.isBindable(member.key) else {
                throw member.reader.error("'\(member.key)' cannot be bound", remedy: "use one word")
            }
            switch member.reader.value {
            case .string, .number, .bool: cells.append(Named(member.key, try Template(member.reader)))
            case .object(let object)
            where ["$literal", "$fill", "$jwt", "$altered"].contains(where: object.contains(key:)):
                cells.append(Named(member.key, try Template(member.reader)))
            default:
                throw member.reader.error(
                    "a row holds \(member.reader.value.kind.rawValue)", remedy: "use strings, numbers and truth values")
            }
        }
        return cells
    }
}
