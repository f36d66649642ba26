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
        /// Channel and id.
        case mention = 3
    }

    private let key: [UInt8]
    private let digests: Set<[UInt8]>
    private let hasAuthors: Bool
    private let hasIDs: Bool
    private let hasMentions: Bool

    /// Nil when nothing was ever forgotten.
    init?(_ db: Database) throws {
        let digests = try Blob.fetchAll(db, sql: "SELECT digest FROM forgotten").map(\.bytes)
        if digests.isEmpty { return nil }
        self.digests = Set(digests)
        key = try Self.key(db)
        hasAuthors = digests.contains { $0.first == Kind.author.rawValue }
        hasIDs = digests.contains { $0.first == Kind.id.rawValue }
        hasMentions = digests.contains { $0.first == Kind.mention.rawValue }
    }

    /// - Parameter mentions: those that are to be known without the subject, too.
    static func add(_ subject: ForgetSubject, _ mentions: Set<MentionName>, _ db: Database) throws {
        let key = try key(db)
        var digests = mentions.map { digest(.mention, text(of: $0.channel, $0.id), key) }
        switch subject {
        case .author(let name): digests.append(digest(.author, Array(FoldedText.fold(name).utf8), key))
        case .id(let id): digests.append(digest(.id, Array(id.utf8), key))
        }
        for digest in digests {
            try db.execute(sql: "INSERT OR IGNORE INTO forgotten(digest) VALUES(?)", arguments: [Blob(digest)])
        }
    }

    private static func text(of channel: String, _ id: String) -> [UInt8] {
        Array(channel.utf8) + [0] + Array(id.utf8)
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
        if hasIDs || hasMentions {
            for place in result.indices where !result[place] {
                let cells = mentions.images.cells(place, row: 0)
                let (id, channel) = (cells.text(Self.id), cells.text(Self.channel))
                result[place] =
                    hasIDs && holds(.id, Array(id.utf8))
                    || hasMentions && holds(.mention, Self.text(of: channel, id))
            }
        }
        return result
    }

    private static let author = StoredField.columns.firstIndex { $0.name == "author" }!
    private static let id = Int32(RowImages.columnNames.firstIndex(of: "id")!)
    private static let channel = Int32(RowImages.columnNames.firstIndex(of: "channel")!)
}

extension RowCells {
    /// A text; empty where there is none.
    fileprivate func text(_ column: Int32) -> String {
        isNull(column) ? "" : withBytes(column) { String(decoding: $0, as: UTF8.self) }
    }
}
