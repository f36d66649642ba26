import GRDB

/// A value for a table of a database file.
package enum DatabaseCell: Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
}

/// A new SQLite file with one table, filled row by row. Nothing of it is whole before it is closed.
package final class DatabaseFile {
    private let queue: DatabaseQueue
    private let insert: String
    private var waiting: [[DatabaseCell]] = []

    /// Rows written at a time.
    private static let stretch = 4096

    /// - Parameter columns: names and SQLite's types.
    package init(path: String, table: String, columns: [(name: String, type: String)]) throws {
        var configuration = Configuration()
        // Whoever gives up removes the file: nothing is to be kept safe on the way.
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
        }
        queue = try DatabaseQueue(path: path, configuration: configuration)
        let names = columns.map { "\"\($0.name)\"" }.joined(separator: ", ")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        insert = "INSERT INTO \"\(table)\"(\(names)) VALUES(\(marks))"
        let definitions = columns.map { "\"\($0.name)\" \($0.type)" }.joined(separator: ", ")
        try queue.write { try $0.execute(sql: "CREATE TABLE \"\(table)\"(\(definitions))") }
    }

    package func append(_ row: [DatabaseCell]) throws {
        waiting.append(row)
        if waiting.count >= Self.stretch { try flush() }
    }

    /// Writes what is left.
    package func close() throws {
        try flush()
        try queue.close()
    }

    private func flush() throws {
        if waiting.isEmpty { return }
        try queue.write { db in
            let statement = try db.cachedStatement(sql: insert)
            for row in waiting { try statement.execute(arguments: StatementArguments(row.map(Self.value))) }
        }
        waiting.removeAll(keepingCapacity: true)
    }

    private static func value(_ cell: DatabaseCell) -> (any DatabaseValueConvertible)? {
        switch cell {
        case .null: nil
        case .integer(let value): value
        case .real(let value): value
        case .text(let value): value
        }
    }
}
