import ClamorColumns
import ClamorRender
import ClamorTime
import Testing

/// A table from rows of values.
func table(_ schema: [ColumnInfo], _ rows: [[Value]]) -> Table {
    let columns = schema.indices.map { index -> Column in
        let values = rows.map { $0[index] }
        var validity = Bitmap(count: rows.count)
        for (row, value) in values.enumerated() where value != .null { validity[row] = true }
        return Column(
            type: schema[index].type, count: rows.count, storage: storage(schema[index].type, values),
            validity: validity)
    }
    return Table(schema: schema, batches: [Batch(columns: columns, count: rows.count)])
}

private func storage(_ type: ValueType, _ values: [Value]) -> Column.Storage {
    switch type {
    case .integer, .fixed, .time, .duration:
        return .integers(
            values.map {
                switch $0 {
                case .integer(let value), .fixed(let value), .time(let value), .duration(let value): value
                default: 0
                }
            })
    case .number:
        return .numbers(values.map { $0.numeric ?? 0 })
    case .boolean:
        var bits = Bitmap(count: values.count)
        for (row, value) in values.enumerated() where value == .boolean(true) { bits[row] = true }
        return .booleans(bits)
    case .text:
        let texts = values.map { if case .text(let text) = $0 { text } else { "" } }
        let distinct = Array(Set(texts)).sorted()
        return .codes(texts.map { UInt32(distinct.firstIndex(of: $0) ?? 0) }, TextDictionary(distinct))
    case .list:
        let lists = values.map { if case .list(let list) = $0 { list } else { [String]() } }
        let distinct = Array(Set(lists.joined())).sorted()
        var offsets: [UInt32] = [0]
        for list in lists { offsets.append(offsets[offsets.count - 1] + UInt32(list.count)) }
        let codes = lists.joined().map { UInt32(distinct.firstIndex(of: $0) ?? 0) }
        return .lists(offsets: offsets, codes: codes, TextDictionary(distinct))
    }
}

/// What a writer gives for a table.
func written(_ table: Table, as format: OutputFormat, _ style: RenderStyle = RenderStyle(width: nil)) throws -> String {
    nonisolated(unsafe) var bytes: [UInt8] = []
    var writer = format.writer(schema: table.schema, style: style, sink: { bytes += $0 })
    try writer.begin()
    for batch in table.batches { try writer.write(batch) }
    try writer.finish()
    return String(decoding: bytes, as: UTF8.self)
}

private let sample = table(
    [
        ColumnInfo("text", .text), ColumnInfo("n", .integer), ColumnInfo("score", .fixed), ColumnInfo("x", .number),
        ColumnInfo("time", .time), ColumnInfo("tags", .list), ColumnInfo("own", .boolean),
    ],
    [
        [
            .text("plain"), .integer(1_234_567), .fixed(-2_500), .number(0.1), .time(1_773_500_000_123),
            .list(["a", "b"]), .boolean(true),
        ],
        [.text("a,\"b\"\n\tc\\"), .null, .null, .number(3), .null, .list([]), .null],
    ])

@Suite struct RowWriterTests {
    @Test func csvQuotesWhatNeedsIt() throws {
        #expect(
            try written(sample, as: .csv) == """
                text,n,score,x,time,tags,own
                plain,1234567,-0.25,0.1,2026-03-14T14:53:20.123Z,a;b,true
                "a,""b""
                \tc\\",,,3,,,

                """)
    }

    @Test func tsvEscapesTabLineEndAndBackslash() throws {
        let lines = try written(sample, as: .tsv).split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[2].hasPrefix("a,\"b\"\\n\\tc\\\\\t\t\t3\t"))
    }

    @Test func jsonKeepsTypesAndOrder() throws {
        let line = try #require(try written(sample, as: .jsonl).split(separator: "\n").first)
        #expect(
            line
                == #"{"text":"plain","n":1234567,"score":-0.25,"x":0.1,"time":"2026-03-14T14:53:20.123Z","tags":["a","b"],"own":true}"#
        )
        #expect(try written(sample, as: .json).hasSuffix("\"time\":null,\"tags\":[],\"own\":null}\n]\n"))
        #expect(try written(Table(schema: sample.schema), as: .json) == "[]\n")
    }

    @Test func controlCharactersAreEscapedInJSON() throws {
        let odd = table([ColumnInfo("t", .text)], [[.text("\u{1b}[0m\u{7f}\0")]])
        #expect(try written(odd, as: .jsonl) == #"{"t":"\u001b[0m\u007f\u0000"}"# + "\n")
    }

    @Test func aTableAlignsNumbersAndShowsMissing() throws {
        let text = try written(
            table(
                [ColumnInfo("name", .text), ColumnInfo("n", .integer)],
                [[.text("日本"), .integer(1_200)], [.text("x"), .null]]),
            as: .table)
        #expect(text == "name      n\n────  ─────\n日本  1,200\nx         ·\n")
    }

    @Test(arguments: [30, 40, 60, 100])
    func aTableFitsItsWidthAndSaysWhatIsHidden(width: Int) throws {
        let text = try written(sample, as: .table, RenderStyle(width: width))
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("(") }
        #expect(lines.allSatisfy { $0.count <= width })
        if !lines[0].contains("own") { #expect(text.contains("not shown for want of width")) }
    }
}
