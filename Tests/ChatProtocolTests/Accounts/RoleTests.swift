import ChatProtocol
import Testing

@Suite("roles")
struct RoleTests {
    @Test(
        "the last three are operators, and the last two of them act in others' sessions",
        arguments: zip(
            Role.allCases,
            [(false, false), (false, false), (false, false), (true, false), (true, true), (true, true)]))
    func roles(_ role: Role, _ expected: (isOperator: Bool, isSupervisor: Bool)) {
        #expect(role.isOperator == expected.isOperator)
        #expect(role.isSupervisor == expected.isSupervisor)
    }

    @Test("are those of SPEC.md, and isAdmin follows from them [ACCT-001]", arguments: Role.allCases)
    func accounts(_ role: Role) throws {
        let row = try Specification().rows(ofTable: "term").first { $0[0] == "role" }
        #expect(row?[1].codeWords.contains(role.rawValue) == true)
        let account = Account(
            userId: UserID(trusted: 1), externalId: "a", nickname: "b", avatar: nil, role: role)
        #expect(account.isAdmin == role.isOperator)
    }
}
