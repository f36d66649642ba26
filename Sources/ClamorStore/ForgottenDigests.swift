import ClamorColumns
import ClamorQuery
import ClamorText
import GRDB

/// Authors and ids that were forgotten, as digests, so that a later import does not bring them back.
///
/// A key of the store goes into them, so that two stores have nothing in common. Who has the file and guesses a handle
/// can still tell whether it was forgotten.
struct ForgottenDigests: Sendable {
    /// Why records are rejected.
    static let reason = "forgotten on request"

    private enum Kind: UInt8 {
        case author = 1
        case id = 2
    }

    private let key: [UInt8]
    private let digests: Set<[UInt8]>
    private let hasAuthors: Bool
    private let hasIDs: Bool

    /// Nil when nothing was ever forgotten.
    init?(_ db: Database) throws {
        let digests = try Blob.fetchAll(db, sql: "SELECT digest FROM forgotten").map(\.bytes)
        if digests.isEmpty { return nil }
        self.digests = Set(digests)
        key = try Self.key(db)
        hasAuthors = digests.contains { $0.first == Kind.author.rawValue }
        hasIDs = digests.contains { $0.first == Kind.id.rawValue }
    }

    static func add(_ subject: ForgetSubject, _ db: Database) throws {
        let digest =
            switch subject {
            case .author(let name): digest(.author, Array(FoldedText.fold(name).utf8), try key(db))
            case .id(let id): digest(.id, Array(id.utf8), try key(db))
            }
        try db.execute(sql: "INSERT OR IGNORE INTO forgotten(digest) VALUES(?)", arguments: [Blob(digest)])
    }

    /// The key of a store, made when it is needed first.
    private static func key(_ db: Database) throws -> [UInt8] {
        let stored = try String.fetchOne(db, sql: "SELECT value FROM setting WHERE key = 'forget_key'")
        if let stored { return Array(stored.utf8) }
        var random = SystemRandomNumberGenerator()
        let made = String(random.next(), radix: 36) + String(random.next(), radix: 36)
        try db.execute(sql: "INSERT INTO setting(key, value) VALUES('forget_key', ?)", arguments: [made])
        return Array(made.utf8)
    }

    private static func digest(_ kind: Kind, _ text: [UInt8], _ key: [UInt8]) -> [UInt8] {
        [kind.rawValue] + SHA256.digest(key + [0, kind.rawValue] + text)
    }

    private func holds(_ kind: Kind, _ text: [UInt8]) -> Bool { digests.contains(Self.digest(kind, text, key)) }

    /// For each record whether its author or id was forgotten.
    func places(in mentions: PreparedMentions) -> [Bool] {
        var result = [Bool](repeating: false, count: mentions.count)
        if hasAuthors {
            let authors = mentions.columns[Self.author]
            let isForgotten = (0..<UInt32(authors.texts.count)).map { number in
                var folded: [UInt8] = []
                authors.withText(number) { FoldedText.foldUTF8($0, into: &folded) }
                return holds(.author, folded)
            }
            for (row, number) in authors.numbers where isForgotten[Int(number)] { result[Int(row)] = true }
        }
        if hasIDs {
            for place in result.indices where !result[place] {
                result[place] = mentions.images.cells(place, row: 0).withBytes(Self.id) { holds(.id, Array($0)) }
            }
        }
        return result
    }

    private static let author = StoredField.columns.firstIndex { $0.name == "author" }!
    private static let id = Int32(RowImages.columnNames.firstIndex(of: "id")!)
}
