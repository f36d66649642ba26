import ClamorColumns
import ClamorQuery
import ClamorText
import Testing

@testable import ClamorRender

@Suite struct RandomTableTests {
    @Test(arguments: [OutputFormat.table, .vertical])
    func noLineOfATableIsWiderThanAskedOrHarmful(format: OutputFormat) throws {
        for seed in 0..<60 {
            var tables = RandomTables(seed: UInt64(5_000 + seed))
            let rows = tables.anything()
            let style = tables.style(widths: 20...160)
            let text = try written(rows, as: format, style)
            let place = Comment(rawValue: "seed \(seed), \(style.width ?? 0) cells")
            #expect(DrawnText.tooWide(text, style.width ?? 0) == [], place)
            #expect(DrawnText.unsafe(text) == [], place)
            if style.ascii { #expect(DrawnText.beyondASCII(text) == [], place) }
        }
    }

    @Test func noLineOfACardIsWiderThanAskedOrHarmful() throws {
        let schema = [
            ColumnInfo("id", .text), ColumnInfo("author", .text), ColumnInfo("author_name", .text),
            ColumnInfo("channel", .text), ColumnInfo("time", .time), ColumnInfo("title", .text),
            ColumnInfo("text", .text), ColumnInfo("sentiment", .text), ColumnInfo("likes", .integer),
            ColumnInfo("reach", .integer), ColumnInfo("tags", .list), ColumnInfo("url", .text),
            ColumnInfo("more", .text),
        ]
        for seed in 0..<60 {
            var tables = RandomTables(seed: UInt64(9_000 + seed))
            let rows = tables.filled(schema)
            let style = tables.style(widths: 20...160)
            let width = style.width ?? 80
            var reader = CardReader(schema: schema, zone: .utc)
            nonisolated(unsafe) var bytes: [UInt8] = []
            var writer = CardWriter(style: style, width: width, sink: { bytes += $0 })
            for batch in rows.batches { try writer.write(reader.cards(batch)) }
            let text = String(decoding: bytes, as: UTF8.self)
            let place = Comment(rawValue: "seed \(seed), \(width) cells")
            #expect(DrawnText.tooWide(text, width) == [], place)
            #expect(DrawnText.unsafe(text) == [], place)
        }
    }
}
