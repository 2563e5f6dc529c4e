import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle

/// Puts the router behind the port.
///
/// It stands where Hummingbird's `Application` would, so that the server's own clock dates its answers.
enum HTTPServer {
    /// - Parameter onListening: called once, with the channel that accepts.
    static func make(
        _ configuration: ServerConfiguration, parts: ServerParts, group: any EventLoopGroup, logger: Logger,
        onListening: @escaping @Sendable (any Channel) -> Void
    ) throws -> any Service {
        let router = parts.router
        let gateway = parts.gateway
        let clock = gateway.clock
        let builder = HTTPServerBuilder { GatewayChannel(responder: $0, gateway: gateway) }
        return try builder.buildServer(
            configuration: HummingbirdCore.ServerConfiguration(
                address: .hostname(configuration.host, port: configuration.port), backlog: configuration.acceptBacklog),
            eventLoopGroup: group, logger: logger,
            responder: { request, writer, channel in
                let context = ChatRequestContext(
                    source: ApplicationRequestContextSource(channel: channel, logger: logger))
                var response = try await router.respond(to: request, context: context)
                response.headers[.date] = HTTPDate.text(of: clock.now())
                if request.isLast(answeredWith: response.status) { response.headers[.connection] = "close" }
                try await writer.write(response: response.head, body: response.body)
            },
            onServerRunning: { onListening($0) })
    }
}
