import ChatProtocol

/// Every payload type that a route, an event or a command has, by its name.
enum WireTypes {
    static let all: [any SchemaDescribed.Type] = {
        var types: [any SchemaDescribed.Type] = EventType.allCases.map(\.payload)
        types += CommandType.allCases.compactMap(\.payload)
        types += Endpoint.all.map(\.answer)
        types += Endpoint.all.compactMap(\.request)
        return types
    }()

    static func named(_ name: String) -> (any SchemaDescribed.Type)? {
        all.first { String(describing: $0) == name }
    }
}
