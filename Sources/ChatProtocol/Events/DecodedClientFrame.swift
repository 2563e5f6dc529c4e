/// Judges a frame while it is decoded, in the order in which the specification names the flaws.
struct DecodedClientFrame: Decodable {
    let frame: ClientFrame

    private enum DataKeys: String, CodingKey {
        case tempMessageId
    }

    private typealias Keys = ClientFrame.CodingKeys

    init(from decoder: any Decoder) throws {
        let container: KeyedDecodingContainer<Keys>
        let name: String
        do {
            container = try decoder.container(keyedBy: Keys.self)
            name = try container.decode(String.self, forKey: .type)
        } catch is DecodingError {
            throw RefusedFrame(Refusal(.notAFrame))
        }
        let data = Self.object(in: container)
        let tempMessageId = data.flatMap(Self.tempMessageId)
        var requestId: RequestID?
        do {
            requestId = try MemberReader(decoder, Keys.self).optional(.requestId)
            guard let type = CommandType(rawValue: name) else { throw Refusal(.unknownCommand) }
            guard data != nil || (type == .heartbeat && !container.contains(.data)) else {
                throw Refusal(.dataNotAnObject)
            }
            var frame = ClientFrame(try Self.command(type, in: container), requestId: requestId)
            frame.tempMessageId = tempMessageId
            self.frame = frame
        } catch let refusal as Refusal {
            throw RefusedFrame(
                refusal.naming(tempMessageId: tempMessageId), requestId: requestId, command: CommandType(rawValue: name)
            )
        }
    }

    private static func command(
        _ type: CommandType, in container: KeyedDecodingContainer<Keys>
    ) throws -> ClientCommand {
        switch type {
        case .heartbeat: .heartbeat
        case .authenticate: .authenticate(try container.decode(AuthenticateCommand.self, forKey: .data))
        case .chatMessage: .chatMessage(try container.decode(ChatMessageCommand.self, forKey: .data))
        case .typingStart: .typingStart(try container.decode(TypingCommand.self, forKey: .data))
        case .typingStop: .typingStop(try container.decode(TypingCommand.self, forKey: .data))
        case .markRead: .markRead(try container.decode(MarkReadCommand.self, forKey: .data))
        case .subscribeSession: .subscribeSession(try container.decode(SubscriptionCommand.self, forKey: .data))
        case .unsubscribeSession:
            .unsubscribeSession(try container.decode(SubscriptionCommand.self, forKey: .data))
        }
    }

    private static func object(in container: KeyedDecodingContainer<Keys>) -> KeyedDecodingContainer<DataKeys>? {
        // Whatever is wrong with `data`, the answer is the same: it is not an object.
        try? container.nestedContainer(keyedBy: DataKeys.self, forKey: .data)
    }

    private static func tempMessageId(of data: KeyedDecodingContainer<DataKeys>) -> String? {
        // A temporary id that is not a string is not repeated; the command's own decoding refuses it.
        try? data.decode(String.self, forKey: .tempMessageId)
    }
}
