public import Foundation

/// The suite that belongs to SPEC.md, as it was when the executable was built.
public enum Fixtures {
    /// The folder with `suite.json`, nil when the resources were not installed beside the executable.
    public static var directory: URL? { Bundle.module.resourceURL }

    /// The folder with descriptors of dialects.
    public static var descriptors: URL? { directory?.appendingPathComponent("descriptors") }

    /// The folder of the universal cases, which belong to UNIVERSAL.md.
    public static var universal: URL? { directory?.appendingPathComponent("universal") }
}
