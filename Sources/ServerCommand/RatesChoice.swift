import ArgumentParser
import ReferenceServer

/// The sets of rates that can be chosen by name.
enum RatesChoice: String, ExpressibleByArgument, CaseIterable {
    case standard, test, none

    /// Replaces the rates that came with the timings.
    func apply(to configuration: inout ServerConfiguration) {
        switch self {
        case .standard: configuration.limits.rates = ServerLimits.standardRates
        case .test: configuration.limits.rates = ServerLimits.testRates
        case .none: configuration.limits.rates = ServerLimits.noRates
        }
    }
}
