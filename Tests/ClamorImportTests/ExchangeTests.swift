import ClamorStore
import Testing

@testable import ClamorImport

/// What clamor exports comes back as it was.
@Suite struct ExchangeTests {
    private let scratch = Scratch()

    private static let words = [
        "né", "a,b", "\"q\"", "two\nlines", "東京", "r\r\nn", " blank ", "\\n", "=1+1", "'", "[]", "null", "\t",
    ]

    private static func text(_ random: inout SeededNumbers) -> String? {
        if Int.random(in: 0..<4, using: &random) == 0 { return nil }
        return (0...Int.random(in: 0...3, using: &random)).map { _ in words.randomElement(using: &random)! }.joined()
    }

    private static func list(_ random: inout SeededNumbers) -> [String] {
        (0..<Int.random(in: 0...3, using: &random)).map { _ in words.randomElement(using: &random)! }
    }

    private static func number(_ random: inout SeededNumbers, _ range: ClosedRange<Int64>) -> Int64? {
        Bool.random(using: &random) ? Int64.random(in: range, using: &random) : nil
    }

    /// A mention with any values that a store can hold.
    private static func mention(_ place: Int, _ random: inout SeededNumbers) -> MentionRecord {
        var record = MentionRecord(kind: "")
        for field in ExchangeField.all {
            switch field.place {
            case .word(let path): record[keyPath: path] = words.randomElement(using: &random)!
            case .text(let path): record[keyPath: path] = text(&random)
            case .integer(let path): record[keyPath: path] = number(&random, 0...Int64.max)
            case .decimal(let path): record[keyPath: path] = number(&random, -10_000...50_000)
            case .time(let path): record[keyPath: path] = number(&random, -1_000_000_000_000...4_000_000_000_000)
            case .boolean(let path): record[keyPath: path] = [nil, true, false].randomElement(using: &random)!
            case .list(let path): record[keyPath: path] = list(&random)
            case .extra:
                record.extra = (0..<Int.random(in: 0...3, using: &random)).map {
                    ("n\($0) \u{e9}", text(&random) ?? "")
                }
            }
        }
        record.id = "id \(place)"
        record.collected = 1_700_000_000_123
        return record
    }

    /// All values of a mention as one text.
    static func essence(_ record: MentionRecord) -> String {
        ExchangeField.all.map { field in
            var bytes: [UInt8] = []
            _ = ExchangeText.appendJSON(field, of: record, to: &bytes)
            return field.name + "=" + String(decoding: bytes, as: UTF8.self)
        }.joined(separator: "\n")
    }

    private func written(
        _ records: [MentionRecord], _ format: MentionExport.Format, isCompressed: Bool = false
    ) throws -> String {
        let path = "\(scratch.path)/export"
        let count = try MentionExport(path: path, format: format, isCompressed: isCompressed).write { take in
            for record in records { try take(record) }
        }
        #expect(count == records.count)
        return path
    }

    @Test(arguments: 0..<20 as Range<UInt64>) func everyValueComesBack(seed: UInt64) throws {
        var random = SeededNumbers(seed: seed)
        let records = (0..<100).map { Self.mention($0, &random) }
        for format in [MentionExport.Format.csv, .jsonLines] {
            let reading = try Reading(path: try written(records, format))
            #expect(reading.format == "clamor")
            #expect(reading.rejects.map(\.reason) == [])
            #expect(reading.records.map(Self.essence) == records.map(Self.essence))
        }
    }

    @Test func nothingIsLeftOfAnExportThatGaveUp() throws {
        struct GivenUp: Error {}
        var random = SeededNumbers(seed: 1)
        let path = "\(scratch.path)/export"
        let record = Self.mention(0, &random)
        #expect(throws: GivenUp.self) {
            try MentionExport(path: path, format: .csv).write { take in
                try take(record)
                throw GivenUp()
            }
        }
        #expect(try scratch.names() == [])
        #expect(throws: MentionExport.Failure.self) {
            try MentionExport(path: "\(scratch.path)/none/x.csv", format: .csv).write { _ in }
        }
    }

    @Test func whatCannotBeReadIsRejected() throws {
        let header = ExchangeField.header + "\n"
        let cells = ExchangeField.all.map { ["id": "1", "channel": "news", "kind": "article"][$0.name] ?? "" }
        func row(_ name: String, _ value: String) -> String {
            var cells = cells
            cells[ExchangeField.all.firstIndex { $0.name == name }!] = value
            return cells.joined(separator: ",") + "\n"
        }
        let reading = try Reading(
            header + row("likes", "7") + row("likes", "many") + row("time", "soon") + row("hashtags", "[1]")
                + row("id", "") + row("kind", ""))
        #expect(reading.records.map(\.likes) == [7])
        #expect(
            reading.rejects.map(\.reason) == [
                "`likes`: `many` cannot be read", "`time`: `soon` cannot be read", "`hashtags`: `[1]` cannot be read",
                "has no id", "has no channel or no kind",
            ])
        let lines = try Reading(
            """
            {"id":"1","channel":"news","kind":"article","collected":"2026-01-01T00:00:00Z","likes":7}
            {"id":"2","channel":"news","kind":"article","collected":"2026-01-01T00:00:00Z","likes":"x"}
            {"id":"3","channel":"news","kind":"article","collected":"2026-01-01T00:00:00Z","nonsense":1}
            """)
        #expect(lines.format == "clamor")
        #expect(lines.records.map(\.likes) == [7])
        #expect(lines.rejects.map(\.reason) == ["`likes`: `x` cannot be read", "has an unknown field `nonsense`"])
    }
}
