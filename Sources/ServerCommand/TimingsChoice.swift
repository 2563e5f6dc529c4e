import ArgumentParser
import ReferenceServer

/// The sets of timings that can be chosen by name.
enum TimingsChoice: String, ExpressibleByArgument, CaseIterable {
    case standard, test

    var timings: ServerTimings {
        switch self {
        case .standard: .standard
        case .test: .test
        }
    }
}
