import RawJSON

extension Verb {
    /// Reads the verb `name` and the members that belong to it.
    static func read(_ name: Name, _ object: inout ObjectReader) throws(FixtureError) -> Verb {
        let argument = try object.required(name.rawValue)
        switch name {
        case .connect: return .connect(try Connect(argument))
        case .connectMany: return .connectMany(try ConnectMany(argument))
        case .send: return .send(try Template(argument))
        case .raw: return .raw(try Raw(argument))
        case .call: return .call(try Call(argument, &object))
        case .close: return .close(try Close(argument))
        case .control: return .control(try ControlRequest(argument, &object))
        case .receive: return .receive(try Receive(argument, &object))
        case .receiveNext: return .receiveNext(try Pattern(argument))
        case .receivePong: return .receivePong(try argument.bytes())
        case .collect: return .collect(try Collect(argument, &object))
        case .nothing: return .nothing(try Nothing(argument, &object))
        case .answer: return .answer(try AnswerPattern(argument))
        case .refused: return .refused(try AnswerPattern(argument))
        case .closed: return .closed(try Closed(argument))
        case .follow: return .follow(try Follow(argument, &object))
        case .check:
            return .check(try argument.list(atLeast: 1) { check throws(FixtureError) in try Check(check) })
        case .repetition: return .repetition(try Repetition(argument, &object))
        case .together: return .together(try Together(argument, &object))
        case .either: return .either(try Either(argument))
        case .table: return .table(try Table(argument, &object))
        case .ignore: return .ignore(try Pattern(argument))
        case .cut, .stall, .unstall:
            try argument.flag()
            return name == .cut ? .cut : name == .stall ? .stall : .unstall
        }
    }
}
