import RawJSON

extension Case {
    /// The result of a case whose `given` the server does not declare; nil when the case applies.
    func undeclared(by answer: JSONValue?, _ manifest: SuiteManifest) -> CaseResult? {
        if let withheld {
            var result = CaseResult(notApplicable: self, because: withheld.reason)
            result.isUndeclared = true
            return result
        }
        guard let given else { return nil }
        let reason: String
        if manifest.discovery == nil {
            reason = "the suite has no discovery, so that nothing can be given"
        } else if let answer {
            let differences = given.match(answer, Bindings()).differences
            guard !differences.isEmpty else { return nil }
            let places = differences.map { "\($0.path): \($0.actual), where the case needs \($0.expected)" }
            reason = "the server declares " + places.joined(separator: "; ")
        } else {
            reason = "the server does not describe itself, so that nothing can be given"
        }
        var result = CaseResult(notApplicable: self, because: reason)
        result.isUndeclared = true
        return result
    }

    /// What `given` binds on a server to which the case applies.
    func givenBindings(_ answer: JSONValue?) -> [Binding] { given?.match(answer, Bindings()).bindings ?? [] }
}

extension CaseResult {
    /// The result of a case that this server need not pass.
    init(notApplicable testCase: Case, because reason: String) {
        self.init(id: testCase.id, title: testCase.title, profile: testCase.profile, outcome: .notApplicable)
        self.reason = reason
    }
}
