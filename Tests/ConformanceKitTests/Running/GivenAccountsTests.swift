import RawJSON
import Testing

@testable import ConformanceKit

@Suite("Accounts given from outside") struct GivenAccountsTests {
    @Test("each serves one case, in the order given")
    func once() {
        let accounts = GivenAccounts(["mei": [["token": "a"], ["token": "b"]]])
        #expect(accounts.take("mei")?["token"] == "a")
        #expect(accounts.take("mei")?["token"] == "b")
        #expect(accounts.take("mei") == nil)
        #expect(accounts.take("oscar") == nil)
        #expect(accounts.actors == ["mei"])
        #expect(accounts.secrets.sorted() == ["a", "b"])
    }
}
