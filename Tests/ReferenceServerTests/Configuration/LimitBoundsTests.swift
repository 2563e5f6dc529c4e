import ChatProtocol
import Testing

@testable import ReferenceServer

@Suite("The bounds of limits") struct LimitBoundsTests {
    private func refusal(_ change: (inout ServerConfiguration) -> Void) -> String? {
        var configuration = ServerConfiguration.test
        change(&configuration)
        do {
            try configuration.validate()
            return nil
        } catch {
            return error.description
        }
    }

    @Test("are kept by what is declared [OPS-002]")
    func bounds() {
        #expect(refusal { $0.limits.maxConnections = 999 }?.contains("maxConnections is 999") == true)
        #expect(refusal { $0.limits.maxConnectionsPerAccount = 1 }?.contains("maxConnectionsPerAccount is 1") == true)
        #expect(refusal { $0.limits.maxBacklogBytes = 65_535 }?.contains("maxBacklogBytes is 65535") == true)
        let messages = refusal { $0.limits.rates.messages = Rate(count: 9, windowMs: 500) }
        #expect(messages?.contains("rates.messages.count is 9") == true)
        let commands = refusal { $0.limits.rates.commands = Rate(count: 20, windowMs: 99) }
        #expect(commands?.contains("rates.commands.windowMs is 99") == true)
        let logins = refusal { $0.limits.rates.logins = Rate(count: 2, windowMs: 500) }
        #expect(logins?.contains("rates.logins.count is 2") == true)
        #expect(refusal { $0.limits.rates = ServerLimits.testRates } == nil)
        #expect(refusal { $0.limits.rates = .standard } == nil)
    }

    @Test(
        "of messages and backlogs are compared without a trap [OPS-002]",
        arguments: [
            (8_388_609, 16_777_216, "maxMessageBytes is 8388609"), (.max, 1 << 20, "maxMessageBytes is"),
            (16_777_217, 16_777_217, "maxMessageBytes is"), (1 << 20, 1 << 20, "maxBacklogBytes is 1048576"),
            (8_388_608, 8_388_608 + 1023, "maxBacklogBytes is"), (8_388_608, 8_388_608 + 1024, nil),
            (16_384, .max, "maxBacklogBytes is"), (16_384, 65_536, nil),
        ] as [(Int, Int, String?)])
    func backlogs(message: Int, backlog: Int, complaint: String?) {
        let found = refusal {
            $0.limits.maxMessageBytes = message
            $0.limits.maxBacklogBytes = backlog
        }
        #expect((found == nil) == (complaint == nil))
        if let complaint { #expect(found?.contains(complaint) == true) }
    }

    @Test(
        "of origins: what no browser sends is refused",
        arguments: [
            "shop.example", "https://", "https://shop.example/", "https://Shop.example", "*", "null", "https://a b",
        ])
    func origins(text: String) {
        #expect(refusal { $0.allowedOrigins = ["https://shop.example", text] }?.contains("allowOrigin is") == true)
    }

    @Test(
        "of origins: what browsers send is accepted",
        arguments: [
            "https://shop.example", "http://localhost:5173", "http://[::1]:8080", "app-scheme://host",
        ])
    func lawful(text: String) {
        #expect(refusal { $0.allowedOrigins = [text] } == nil)
    }
}
