import ClamorColumns
import ClamorQuery
import ClamorRender
import ClamorText
import ClamorTime

/// By what an answer is known again: how many rows it has, and a digest of them as JSON Lines in full precision. The
/// same at any width, in any colour, format, locale and number of threads.
package struct AnswerDigest: Sendable, Hashable {
    package var rows: Int
    /// XXH3-128, 32 hexadecimal digits.
    package var digest: String

    package init(rows: Int, digest: String) {
        self.rows = rows
        self.digest = digest
    }

    /// `8 rows 3f9a…`, as it stands in a script.
    package var text: String { "\(counted) \(digest)" }

    /// The same with the digest's beginning alone, for messages.
    var brief: String { "\(counted) \(digest.prefix(8))…" }

    private var counted: String { rows == 1 ? "1 row" : "\(rows) rows" }

    /// Reads `text`; nil for anything else.
    package init?(_ text: some StringProtocol) {
        let words = text.split(separator: " ")
        guard words.count == 3, let rows = Int(words[0]), ["row", "rows"].contains(words[1]),
            Self.isDigest(words[2])
        else { return nil }
        self.init(rows: rows, digest: String(words[2]))
    }

    static func isDigest(_ text: some StringProtocol) -> Bool {
        text.utf8.count == 32 && text.allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }
}

/// Takes an answer's rows in order and digests them.
struct AnswerDigester {
    private var writer: any RowWriter
    private let digest = ContentDigest()
    private var rows = 0

    init(schema: [ColumnInfo], zone: Zone) {
        let digest = digest
        writer = OutputFormat.jsonl.writer(schema: schema, style: RenderStyle(width: nil, zone: zone)) {
            digest.update($0)
        }
    }

    mutating func add(_ batch: Batch) throws {
        rows += batch.count
        try writer.write(batch)
    }

    mutating func finish() throws -> AnswerDigest {
        try writer.finish()
        return AnswerDigest(rows: rows, digest: digest.text)
    }
}

/// A `#=` line of a script.
package enum DigestLine: Sendable, Hashable {
    /// What the statement before it answered.
    case answer(AnswerDigest)
    /// What the journal tells of the store up to a batch.
    case store(batch: Int64, digest: String)

    package var text: String {
        switch self {
        case .answer(let answer): "#= \(answer.text)"
        case .store(let batch, let digest): "#= batch \(batch) \(digest)"
        }
    }

    /// Whether a comment is such a line, well formed or not.
    static func isOne(_ comment: some StringProtocol) -> Bool { comment.hasPrefix("#=") }

    /// nil for what cannot be read.
    package init?(_ comment: some StringProtocol) {
        let text = comment.dropFirst(2)
        if let answer = AnswerDigest(text) {
            self = .answer(answer)
            return
        }
        let words = text.split(separator: " ")
        guard words.count == 3, words[0] == "batch", let batch = Int64(words[1]), AnswerDigest.isDigest(words[2])
        else { return nil }
        self = .store(batch: batch, digest: String(words[2]))
    }
}
