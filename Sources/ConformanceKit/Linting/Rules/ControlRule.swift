import RawJSON

/// A control ends and starts the server under every case that runs beside it, so that nothing may run beside it.
struct ControlRule: LintRule {
    let name = "controls-run-alone"

    func findings(in suite: Suite) -> [LintFinding] {
        suite.cases.filter { !$0.isExclusive }.compactMap { testCase in
            guard let control = suite.controls(of: testCase).first else { return nil }
            return LintFinding(
                self, testCase.file, ["exclusive"], "the case uses the control '\(control)' beside other cases",
                remedy: "add \"exclusive\": true")
        }
    }
}
