import ClamorText

/// A valid export made from a seed, which knows where each of its records lies.
struct SampleExport {
    var name: String
    /// What stands before the records, between them and after them.
    var head: [UInt8]
    var records: [[UInt8]]
    var separator: [UInt8]
    var tail: [UInt8]

    init(_ name: String, head: String = "", records: [String], separator: String = "\n", tail: String = "") {
        self.name = name
        self.head = Array(head.utf8)
        self.records = records.map { Array($0.utf8) }
        self.separator = Array(separator.utf8)
        self.tail = Array(tail.utf8)
    }

    var bytes: [UInt8] { head + Array(records.joined(separator: separator)) + tail }

    /// The id of the record at a place.
    static func id(_ place: Int) -> String { "\(7_000_000_000_000_000_000 + place)" }

    /// One export of each form.
    static func all(_ random: inout SeededNumbers) -> [SampleExport] {
        let texts = (0..<40).map { _ in text(&random) }
        return [
            csv(texts), semicolons(texts), tsv(texts), jsonLines(texts), jsonArray(texts), tweets(texts),
            statuses(texts),
        ]
    }

    private static func text(_ random: inout SeededNumbers) -> String {
        let words = [
            "coffee", "né", "a, b", "\"quoted\"", "two\nlines", "東京", "🎉", "#tag", "@you", "semi;colon", "tab\tbed",
            "50 %",
            "{brace}", "[list]", "back\\slash", "it's", "r\r\nn", "end.", "x | y", "<b>",
        ]
        return (0...Int.random(in: 1...9, using: &random)).map { _ in words.randomElement(using: &random)! }
            .joined(separator: " ")
    }

    static let columns = ["id", "channel", "created_at", "author", "text", "likes"]

    private static func cells(_ place: Int, _ text: String) -> [String] {
        [
            id(place), "forum", "2026-01-\(place % 28 < 9 ? "0" : "")\(place % 28 + 1)T10:00:00Z", "user\(place)", text,
            "\(place)",
        ]
    }

    private static func table(_ name: String, _ texts: [String], _ delimiter: String) -> SampleExport {
        let rows = texts.enumerated().map { place, text in
            cells(place, text).map { cell in
                cell.unicodeScalars.contains { "\"\n\r;,\t|".unicodeScalars.contains($0) }
                    ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
            }.joined(separator: delimiter)
        }
        return SampleExport(name, head: columns.joined(separator: delimiter) + "\n", records: rows, tail: "\n")
    }

    static func csv(_ texts: [String]) -> SampleExport { table("csv", texts, ",") }
    private static func semicolons(_ texts: [String]) -> SampleExport { table("semicolons", texts, ";") }

    private static let escapes: [Unicode.Scalar: String] = ["\\": "\\\\", "\t": "\\t", "\r": "\\r", "\n": "\\n"]

    private static func tsv(_ texts: [String]) -> SampleExport {
        let rows = texts.enumerated().map { place, text in
            cells(place, text).map {
                $0.unicodeScalars.map { escapes[$0] ?? String($0) }.joined()
            }.joined(separator: "\t")
        }
        return SampleExport("tsv", head: columns.joined(separator: "\t") + "\n", records: rows, tail: "\n")
    }

    private static func json(_ text: String) -> String {
        var bytes: [UInt8] = []
        JSONString.append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func object(_ place: Int, _ text: String) -> String {
        "{" + zip(columns, cells(place, text)).map { "\(json($0)):\(json($1))" }.joined(separator: ",") + "}"
    }

    static func jsonLines(_ texts: [String]) -> SampleExport {
        SampleExport("json lines", records: texts.enumerated().map { object($0, $1) }, tail: "\n")
    }

    private static func jsonArray(_ texts: [String]) -> SampleExport {
        SampleExport(
            "json array", head: "[\n", records: texts.enumerated().map { object($0, $1) }, separator: ",\n",
            tail: "\n]\n")
    }

    private static func tweets(_ texts: [String]) -> SampleExport {
        let pages = texts.enumerated().map { place, text in
            let tweet = """
                {"id":"\(id(place))","text":\(json(text)),"created_at":"2026-01-02T10:00:00.000Z","author_id":"\(place)",\
                "public_metrics":{"retweet_count":1,"reply_count":0,"like_count":\(place),"quote_count":0}}
                """
            return
                "{\"data\":[\(tweet)],\"includes\":{\"users\":[{\"id\":\"\(place)\",\"username\":\"user\(place)\"}]}}"
        }
        return SampleExport("tweets", records: pages, tail: "\n")
    }

    private static func statuses(_ texts: [String]) -> SampleExport {
        let records = texts.enumerated().map { place, text in
            """
            {"id":"\(id(place))","uri":"https://m.example/\(id(place))","created_at":"2026-01-02T10:00:00.000Z",\
            "content":\(json("<p>" + text.replacing("<", with: "&lt;") + "</p>")),\
            "account":{"acct":"user\(place)","url":"https://m.example/@user\(place)"},"favourites_count":\(place)}
            """
        }
        return SampleExport("statuses", head: "[", records: records, separator: ",\n", tail: "]")
    }
}
