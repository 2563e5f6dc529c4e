import ArgumentParser
import ReferenceServer

/// The sets of timings that can be chosen by name.
enum TimingsChoice: String, ExpressibleByArgument, CaseIterable {
    case standard, test

    /// Sets the intervals, and the rates that go with them.
    func apply(to configuration: inout ServerConfiguration) {
        switch self {
        case .standard:
            configuration.timings = .standard
            configuration.limits.rates = ServerLimits.standardRates
        case .test:
            configuration.timings = .test
            configuration.limits.rates = ServerLimits.testRates
        }
    }
}
