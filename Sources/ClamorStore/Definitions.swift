import ClamorQuery
import ClamorText
import GRDB

/// What users have defined, as far as it is in force in a snapshot.
extension StoreSnapshot {
    /// Topics in force, by family and name.
    package func topics() throws -> [TopicDefinition] {
        let all = try definitions("SELECT batch, name, family, definition FROM topic WHERE batch <= ? ORDER BY batch") {
            TopicDefinition(name: $0.text(1) ?? "", family: $0.text(2) ?? "", definition: $0.text(3) ?? "")
        }
        return Self.latest(all) { [FoldedText.fold($0.family), FoldedText.fold($0.name)] }
    }

    /// Own accounts in force, by name.
    package func ownAccounts() throws -> [OwnAccounts] {
        let all = try definitions("SELECT batch, name, handles FROM own WHERE batch <= ? ORDER BY batch") { statement in
            guard let handles = JSONText.list(statement.bytes(2)) else {
                throw DamagedPlace("batch \(statement.integer(0)), own accounts")
            }
            return OwnAccounts(name: statement.text(1) ?? "", handles: handles)
        }
        return Self.latest(all) { [FoldedText.fold($0.name)] }
    }

    /// The versions of the user's own measures, oldest first.
    package func measures() throws -> [StoredMeasure] {
        // A store that cannot be written may have a form older than measures.
        let known = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'measure')"
        guard try connections.read({ try Bool.fetchOne($0, sql: known) }) == true else { return [] }
        return try definitions("SELECT batch, name, version, formula FROM measure WHERE batch <= ? ORDER BY batch") {
            StoredMeasure(name: $0.text(1) ?? "", version: Int($0.integer(2)), formula: $0.text(3) ?? "")
        }
    }

    /// Definitions that have not been undone, oldest first.
    func definitions<T>(_ sql: String, _ read: (RawStatement) throws -> T) throws -> [T] {
        try translating {
            try connections.read { db in
                let statement = try RawStatement(db, sql)
                defer { statement.reset() }
                statement.bind(journal.number, at: 1)
                var result: [T] = []
                while try statement.step() {
                    if !journal.undone.contains(statement.integer(0)) { result.append(try read(statement)) }
                }
                return result
            }
        }
    }

    /// The last definition of each key, in the order of the keys.
    static func latest<T>(_ all: [T], key: (T) -> [String]) -> [T] {
        var byKey: [[String]: T] = [:]
        for item in all { byKey[key(item)] = item }
        return byKey.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    }
}
