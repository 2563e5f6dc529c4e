import Foundation
import NIOCore
import NIOWebSocket

/// One WebSocket: first the hello, then commands.
final class SocketHandler: ChannelInboundHandler, Connection {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    private let chat: Chat
    private var context: ChannelHandlerContext?
    private var user: String?

    init(chat: Chat) { self.chat = chat }

    func handlerAdded(context: ChannelHandlerContext) { self.context = context }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelInactive(context: ChannelHandlerContext) {
        if let user { chat.close(self, user: user) }
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        switch frame.opcode {
        case .text: receive(Data(frame.unmaskedData.readableBytesView))
        case .ping: write(.pong, frame.unmaskedData)
        case .connectionClose: close(echoing: frame.unmaskedData)
        case .binary: close(.unacceptableData)
        default: break
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    func send(_ event: Event) {
        do {
            write(.text, ByteBuffer(bytes: try JSONEncoder().encode(event)))
        } catch {
            preconditionFailure("An event of strings and whole numbers always encodes: \(error)")
        }
    }

    private func receive(_ text: Data) {
        let command: Command
        do {
            command = try JSONDecoder().decode(Command.self, from: text)
        } catch {
            return user == nil ? close(.unknown(4003)) : send(.oops(why: "not a frame of this chat", tag: nil))
        }
        guard let user else { return greet(command) }
        do throws(Refusal) {
            try carryOut(command, user: user)
        } catch {
            send(.oops(why: error.text, tag: command.tag))
        }
    }

    private func greet(_ command: Command) {
        guard command.ev == "hello" else { return close(.unknown(4003)) }
        do throws(Refusal) {
            let user = try chat.user(token: command.token)
            self.user = user
            send(.welcome(you: user, conn: chat.open(self, user: user)))
        } catch {
            close(.unknown(4003))
        }
    }

    private func carryOut(_ command: Command, user: String) throws(Refusal) {
        switch (command.ev, command.room, command.body) {
        case ("msg", let room?, let body?): try chat.say(body, in: room, by: user, tag: command.tag)
        case ("typing", let room?, _): try chat.type(in: room, by: user)
        case ("msg", _, _), ("typing", _, _): throw .malformed("room or body is missing")
        default: throw .malformed("no such event")
        }
    }

    private func write(_ opcode: WebSocketOpcode, _ data: ByteBuffer) {
        context?.writeAndFlush(wrapOutboundOut(WebSocketFrame(fin: true, opcode: opcode, data: data)), promise: nil)
    }

    private func close(_ code: WebSocketErrorCode) {
        var payload = ByteBuffer()
        payload.write(webSocketErrorCode: code)
        close(echoing: payload)
    }

    private func close(echoing payload: ByteBuffer) {
        write(.connectionClose, payload)
        context?.close(promise: nil)
    }
}
