import Testing

@testable import ConformanceKit

@Suite("A request as a curl command") struct CurlCommandTests {
    @Test("quotes what a shell would read")
    func quotes() {
        let reading = CurlCommand(method: "GET", url: "http://h", headers: [], body: "{}")
        #expect(reading.text.contains("-X GET"))
        let command = CurlCommand(
            method: "POST", url: "http://h/a?b=c&d", headers: [("X", "it's")], body: #"{"a":"$HOME"}"#)
        #expect(
            command.text
                == #"curl -i -X POST -H 'X: it'\''s' --data-binary '{"a":"$HOME"}' 'http://h/a?b=c&d'"#)
    }
}
