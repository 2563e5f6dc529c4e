import Foundation
import GRDB

/// Text of people, kept as its UTF-8 bytes: SQLite's own text ends at the first NUL.
///
/// - Source: SPEC MSG-004.
struct ExactText: DatabaseValueConvertible, StatementColumnConvertible {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    init(sqliteStatement: SQLiteStatement, index: CInt) {
        text = String(decoding: Data(sqliteStatement: sqliteStatement, index: index), as: UTF8.self)
    }

    var databaseValue: DatabaseValue {
        Data(text.utf8).databaseValue
    }

    static func fromDatabaseValue(_ value: DatabaseValue) -> ExactText? {
        Data.fromDatabaseValue(value).map { ExactText(String(decoding: $0, as: UTF8.self)) }
    }
}

extension Row {
    /// The text in a column that is never null.
    func exactText(_ index: Int) -> String {
        let value: ExactText = self[index]
        return value.text
    }
}
