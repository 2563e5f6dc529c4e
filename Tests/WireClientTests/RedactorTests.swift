import Testing
import WireClient

@Suite("redactor")
struct RedactorTests {
    private let mark = Redactor.mark

    @Test("takes out members of JSON, whatever their value and however deep they are quoted")
    func redactsMembers() {
        let redactor = Redactor()
        let cases = [
            (#"{"token":"abc","code":0}"#, #"{"token":"‹redacted›","code":0}"#),
            (#"{"Password" : "a\"b\\","x":1}"#, #"{"Password" : "‹redacted›","x":1}"#),
            (#"{"accessToken":{"a":[1,2],"b":"c"},"x":1}"#, #"{"accessToken":‹redacted›,"x":1}"#),
            (#"{"secret":12345}"#, #"{"secret":‹redacted›}"#),
            (#"{"body":"{\"token\":\"a\\\"b\",\"x\":1}"}"#, #"{"body":"{\"token\":\"‹redacted›\",\"x\":1}"}"#),
            (#"{"token":"cut of"#, #"{"token":"‹redacted›"#),
            (#"{"token":""}"#, #"{"token":""}"#),
            (#"{"tokens":"kept","mytoken":"kept"}"#, #"{"tokens":"kept","mytoken":"kept"}"#),
            (#"the token is "x""#, #"the token is "x""#),
        ]
        for (text, expected) in cases { #expect(redactor.redact(text) == expected) }
    }

    @Test("takes out header lines, also in a curl line")
    func redactsHeaders() {
        let redactor = Redactor()
        #expect(
            redactor.redact("GET / HTTP/1.1\r\nAuthorization: Bearer a.b.c\r\nAccept: */*")
                == "GET / HTTP/1.1\r\nAuthorization: \(mark)\r\nAccept: */*")
        #expect(
            redactor.redact(#"curl -H 'cookie: a="b"; c=d' -H "X-API-Key: k" http://h"#)
                == #"curl -H 'cookie: ‹redacted›' -H "X-API-Key: ‹redacted›" http://h"#)
        #expect(redactor.redact(WireHeader("Set-Cookie", "a=b")) == WireHeader("Set-Cookie", mark))
        #expect(redactor.redact(WireHeader("Location", "/x?token=1")) == WireHeader("Location", "/x?token=\(mark)"))
    }

    @Test("takes out query and form parameters")
    func redactsParameters() {
        #expect(
            Redactor().redact("ws://h/ws?token=a.b-c&room=1#x user password=p w")
                == "ws://h/ws?token=\(mark)&room=1#x user password=\(mark) w")
    }

    @Test("takes out registered values, plain, escaped and encoded, the longest first")
    func redactsLiterals() {
        let redactor = Redactor()
        redactor.register("s3cret")
        redactor.register("s3cret-and-more")
        redactor.register("a\"b c")
        redactor.register("")
        #expect(redactor.redact("x s3cret-and-more s3cret y") == "x \(mark) \(mark) y")
        #expect(redactor.redact(#"a"b c, a\"b c, a%22b%20c"#) == "\(mark), \(mark), \(mark)")
    }

    @Test("leaves harmless text as it is, and is stable")
    func isStable() {
        let redactor = Redactor()
        let text = #"{"content":"你好 token","messageId":"m-1"}"#
        #expect(redactor.redact(text) == text)
        let once = redactor.redact(#"{"token":"x"} authorization: y"#)
        #expect(redactor.redact(once) == once)
    }
}
