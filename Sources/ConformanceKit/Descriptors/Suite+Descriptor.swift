import RawJSON

extension Suite {
    /// Reads the suite in a directory, to be played through a descriptor.
    ///
    /// - Throws: with every mistake of every file, also of what the descriptor puts in the place of the suite's own.
    public static func load(_ directory: String, through descriptor: Descriptor) throws(SuiteError) -> Suite {
        var suite = try load(directory) { manifest in descriptor.adapt(manifest) }
        suite.descriptor = descriptor
        return suite
    }
}

extension Descriptor {
    /// `suite.json` with the members that are other ones here.
    fileprivate func adapt(_ manifest: JSONValue) -> JSONValue {
        var manifest = manifest
        for part in suite {
            for member in part.value.objectValue ?? JSONObject() {
                manifest = manifest.setting(member.value, at: [.member(part.key), .member(member.key)])
            }
        }
        return manifest
    }

    /// What stands for the answer to the suite's discovery; nil if the server is to be asked.
    func description(_ manifest: SuiteManifest) -> JSONValue? {
        guard let path = manifest.discovery?.profiles, profiles != nil || capabilities != nil else { return nil }
        let described = capabilities ?? [:]
        guard let profiles else { return described }
        return described.setting(.array(profiles.map { .string($0) }), at: path.components[...])
    }
}
