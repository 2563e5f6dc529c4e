import RawJSON

extension Suite {
    /// Reads the suite in a directory.
    ///
    /// - Throws: with every mistake of every file, so that an author can mend them in one go.
    public static func load(_ directory: String) throws(SuiteError) -> Suite {
        try load(directory) { $0 }
    }

    /// Reads only the requirements of the suite in a directory.
    ///
    /// - Throws: what is wrong with them.
    public static func requirements(in directory: String) throws(SuiteError) -> RequirementRegister {
        var loader = SuiteLoader(directory: SuiteDirectory(directory))
        let requirements = loader.read(RequirementRegister.file) { reader throws(FixtureError) in
            try RequirementRegister(reader)
        }
        guard let requirements else { throw SuiteError(directory: directory, mistakes: loader.mistakes) }
        return requirements
    }

    /// - Parameter adapt: makes the manifest that counts of the one that is written.
    static func load(
        _ directory: String, adapting adapt: (JSONValue) -> JSONValue
    ) throws(SuiteError) -> Suite {
        var loader = SuiteLoader(directory: SuiteDirectory(directory))
        let manifest = loader.read(SuiteManifest.file) { reader throws(FixtureError) in
            try SuiteManifest(JSONReader(adapt(reader.value)))
        }
        let requirements = loader.read(RequirementRegister.file) { reader throws(FixtureError) in
            try RequirementRegister(reader)
        }
        let worlds = loader.readAll(below: "worlds") { name, reader throws(FixtureError) in
            try World(name: name, reader)
        }
        let cases = loader.readAll(below: "conversations") { id, reader throws(FixtureError) in
            try Case(id: id, reader)
        }
        return try loader.suite(manifest, worlds, cases, requirements, digesting: ["payloads"])
    }
}

/// Reads file after file and keeps what was wrong with them.
struct SuiteLoader {
    let directory: SuiteDirectory
    var mistakes: [FixtureError] = []
    private var files: [String] = []

    init(directory: SuiteDirectory) { self.directory = directory }

    mutating func read<Content>(
        _ file: String, _ make: (JSONReader) throws(FixtureError) -> Content
    ) -> Content? {
        files.append(file)
        do throws(FixtureError) {
            return try make(directory.json(file))
        } catch {
            mistakes.append(error.inFile(file))
            return nil
        }
    }

    /// Everything below a folder; the name of a file is its path there without suffix.
    mutating func readAll<Content>(
        below folder: String, _ make: (String, JSONReader) throws(FixtureError) -> Content
    ) -> [Content] {
        var contents: [Content] = []
        for file in directory.files(below: folder) {
            let name = String(file.dropFirst(folder.count + 1).dropLast(".json".count))
            let content = read(file) { reader throws(FixtureError) in try make(name, reader) }
            if let content { contents.append(content) }
        }
        return contents
    }

    /// The suite of what was read.
    ///
    /// - Parameter folders: those whose files count for its digest although nothing was made of them.
    /// - Throws: with every mistake so far; whatever is nil has left one.
    mutating func suite(
        _ manifest: SuiteManifest?, _ worlds: [World], _ cases: [Case], _ requirements: RequirementRegister?,
        digesting folders: [String]
    ) throws(SuiteError) -> Suite {
        let digest = digest(with: folders)
        guard let manifest, let requirements, mistakes.isEmpty else {
            throw SuiteError(directory: directory.path, mistakes: mistakes)
        }
        return Suite(
            manifest: manifest,
            worlds: Dictionary(worlds.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first }),
            cases: cases, requirements: requirements, digest: digest)
    }

    /// The digest of all files read so far and of those in `folders`.
    private mutating func digest(with folders: [String]) -> String {
        var hash = SHA256()
        for file in (files + folders.flatMap(directory.files(below:))).sorted() {
            do throws(FixtureError) {
                let bytes = try directory.bytes(file)
                // Name and length before the bytes, so that no two different suites run together to the same text.
                hash.update("\(file)\n\(bytes.count)\n".utf8)
                hash.update(bytes)
            } catch {
                // An unreadable file of a sorted folder has been told of already, unless it is a sample.
                if !mistakes.contains(where: { $0.file == file }) { mistakes.append(error) }
            }
        }
        return hash.finished()
    }
}
