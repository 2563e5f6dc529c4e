/// What the database cannot be: written by another program, or by a version of the server that does not exist yet.
enum StorageError: Error {
    case unknownWord(String, column: String)
    case rowIsMissing(table: String, id: Int64)
}
