import RawJSON

/// How often or how many: a number, or a name for one that the server declares.
enum Amount: Hashable, Sendable {
    case fixed(Int)
    case bound(PlaceholderName)

    /// More than this of anything is more than a runner can do in a case.
    static let most = 20_000

    /// The names that must be bound.
    var names: [PlaceholderName] {
        if case .bound(let name) = self { [name] } else { [] }
    }

    /// The number in this run.
    func resolve(_ bindings: Bindings, upTo most: Int = Amount.most) throws(AmountError) -> Int {
        switch self {
        case .fixed(let number): return number
        case .bound(let name):
            let value: JSONValue
            do throws(TemplateError) {
                value = try bindings.require(name)
            } catch {
                throw .unreadable(error)
            }
            guard let number = value.int64Value else {
                throw .unreadable(
                    TemplateError(
                        "'<\(name.text)>' is \(value.excerpt()) where a whole number is needed",
                        remedy: "bind it with the kind integer"))
            }
            guard (0...Int64(most)).contains(number) else { throw .outOfReach(name, number, most: most) }
            return Int(number)
        }
    }
}

/// Why a number of times could not be had.
enum AmountError: Error, Sendable {
    /// The fixture's mistake.
    case unreadable(TemplateError)
    /// The server declares what no runner can look at.
    case outOfReach(PlaceholderName, Int64, most: Int)

    /// What is wrong, in one clause.
    var sentence: String {
        switch self {
        case .unreadable(let error): return error.description
        case .outOfReach(let name, let number, let most):
            let limit = number < 0 ? "which is no number of times" : "more than a runner can do (\(most))"
            return "the server declares \(number) (<\(name.text)>), \(limit)"
        }
    }

    /// How the case ends.
    func end(of step: Step, in run: isolated CaseRun) -> CaseEnd {
        switch self {
        case .unreadable(let error): run.unfilled(error, step)
        case .outOfReach: .notObservable(sentence)
        }
    }
}

extension Amount {
    /// Reads a number, or a placeholder that is the whole text.
    init(_ reader: JSONReader) throws(FixtureError) {
        guard case .string = reader.value else {
            self = .fixed(try reader.integer(atLeast: 1))
            return
        }
        guard case .reference(let name)? = try TextTemplate(reader).solePlaceholder else {
            throw reader.error(
                "\(reader.value.excerpt()) is no number", remedy: "write a whole number of at least 1, or \"<name>\"")
        }
        self = .bound(name)
    }
}
