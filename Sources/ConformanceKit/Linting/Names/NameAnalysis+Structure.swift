import RawJSON

extension NameAnalysis {
    mutating func walk(_ loop: Repetition, _ step: Step) {
        count(loop.times, at: step.path.appending("repeat").appending("times"))
        let start = scope
        if let counter = loop.counter {
            bind(counter, NameInfo(kind: .integer), at: step.path.appending("repeat").appending("as"))
        }
        walk(loop.steps)
        let end = scope
        scope = start
        scope.leaveLoop(end, counter: loop.counter)
    }

    mutating func walk(_ race: Together, _ step: Step) {
        let start = scope
        walk(race.before)
        let fork = scope
        var ends: [NameScope] = []
        for branch in race.branches {
            scope = fork
            walk(branch)
            ends.append(scope)
        }
        scope = fork
        scope.join(ends)
        walk(race.after)
        guard race.rounds > 1 else { return }
        let end = scope
        scope = start
        scope.leaveLoop(end, counter: nil)
    }

    mutating func walk(_ either: Either) {
        let start = scope
        var ends: [NameScope] = []
        for alternative in either.alternatives {
            scope = start
            walk(alternative.steps)
            ends.append(scope)
        }
        scope = start
        scope.leaveAlternatives(ends)
    }

    /// A table leaves no names behind: which row's would it be?
    mutating func walk(_ between: Follow.Between, at path: JSONPath) {
        let start = scope
        bind(between.counter, NameInfo(kind: .integer), at: path.appending("as"))
        walk(between.steps)
        let end = scope
        scope = start
        scope.connections.formUnion(end.connections)
        scope.crowds.formUnion(end.crowds)
    }

    mutating func walk(_ table: Table, _ step: Step) {
        let start = scope
        for (index, row) in table.rows.enumerated() {
            use(row.flatMap(\.value.names), at: step.path.appending("table").appending(index))
        }
        for cell in table.rows.first ?? [] {
            bind(cell.name, NameInfo(kind: .any), at: step.path.appending("table").appending(0).appending(cell.name))
        }
        walk(table.steps)
        let end = scope
        scope = start
        scope.connections.formUnion(end.connections)
        scope.crowds.formUnion(end.crowds)
    }

    /// A number of times is a whole number, and not the list of what a loop has bound.
    mutating func count(_ amount: Amount, at path: JSONPath) {
        use(amount.names, at: path)
        for name in amount.names {
            guard let info = info(name), info.isList || ![.integer, .number, .any].contains(info.kind) else { continue }
            report(
                path, "'<\(name.text)>' is \(info.isList ? "a list" : info.kind.rawValue), not a whole number",
                remedy: "bind it with the kind integer")
        }
    }

    /// A check looks at lists; anything else would make it hold or fail for the wrong reason.
    mutating func walk(_ check: Check) {
        for list in check.lists {
            use(list.names, at: check.path)
            for name in list.names {
                guard let info = info(name), !info.isList, info.kind != .array, info.kind != .any else { continue }
                report(
                    check.path, "'<\(name.text)>' is \(info.kind.rawValue), not a list",
                    remedy: "name what 'collect', 'follow' or a loop has bound")
            }
        }
        for number in check.numbers {
            use(number.names, at: check.path)
            for name in number.names {
                guard let info = info(name), info.isList || ![.integer, .number, .any].contains(info.kind) else {
                    continue
                }
                report(
                    check.path, "'<\(name.text)>' is \(info.isList ? "a list" : info.kind.rawValue), not a number",
                    remedy: "bind it with the kind integer or number")
            }
        }
        for pattern in check.patterns { match(pattern, at: check.path) }
    }
}
