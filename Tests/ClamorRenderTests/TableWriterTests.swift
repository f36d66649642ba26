import ClamorColumns
import ClamorRender
import ClamorText
import Testing

/// Aligned tables: what stands below what, what is drawn in cells, what gives way.
@Suite struct TableWriterTests {
    private func lines(_ table: Table, _ style: RenderStyle = RenderStyle(width: nil)) throws -> [String] {
        try written(table, as: .table, style).split(separator: "\n").map(String.init)
    }

    @Test func numbersStandBelowEachOtherAtTheirPoint() throws {
        let numbers = table(
            [ColumnInfo("x", .number), ColumnInfo("n", .integer)],
            [
                [0.25, 12.5, 1_234.5, 7, -0.125].map { Value.number($0) } + [.null],
                [1, 20, 300, 4_000, 50_000, 6].map {
                    Value.integer($0)
                },
            ].transposed)
        #expect(
            try lines(numbers) == [
                "         x       n", "──────────  ──────", "    0.2500       1", "   12.50        20",
                "1,234.5        300", "    7        4,000", "   -0.1250  50,000", "         ·       6",
            ])
    }

    private let shares = table(
        [ColumnInfo("brand", .text), ColumnInfo("share", .number, format: .percent), ColumnInfo("n", .integer)],
        [
            [.text("Acme"), .number(50), .integer(5)], [.text("Zeta"), .number(0.1), .integer(1)],
            [.text("none"), .number(0), .integer(0)], [.text("whole"), .number(100), .integer(9)],
            [.text("(none)"), .null, .integer(2)],
        ])

    @Test func sharesHaveBarsFromZeroToAHundred() throws {
        #expect(
            try lines(shares) == [
                "brand    share               n", "──────  ───────────────────  ─",
                "Acme     50.0% ██████        5", "Zeta      0.1% ▏             1",
                "none      0.0%               0", "whole   100.0% ████████████  9",
                "(none)       ·               2",
            ])
        #expect(try lines(shares, RenderStyle(width: nil, ascii: true))[2] == "Acme     50.0% ######        5")
    }

    @Test func barsTakeWhatIsLeftOver() throws {
        #expect(try lines(shares, RenderStyle(width: 26))[2] == "Acme     50.0% ████      5")
        #expect(try lines(shares, RenderStyle(width: 25))[2] == "Acme     50.0%  5")
        for format in [OutputFormat.csv, .tsv, .json, .jsonl] {
            let data = try written(shares, as: format)
            #expect(!data.contains("█"))
        }
    }

    @Test func listsOverTimeAreDrawn() throws {
        let sparks = table(
            [ColumnInfo("a", .text), ColumnInfo("n_spark", .list, format: .spark)],
            [[.text("x"), .list(["0", "", "4", "8"])], [.text("y"), .list(["1", "1", "1", "1"])]])
        let rows = try lines(sparks)
        #expect(rows[2].hasPrefix("x  ▁ ") && rows[2].hasSuffix("█") && rows[3].hasSuffix("████"))
        let plain = try lines(sparks, RenderStyle(width: nil, ascii: true)).joined()
        #expect(plain.utf8.allSatisfy { $0 < 0x80 })
        #expect(try written(sparks, as: .jsonl).hasPrefix(#"{"a":"x","n_spark":[0,null,4,8]}"#))
        #expect(try written(sparks, as: .csv).contains("x,0;;4;8\n"))
    }

    @Test func longNamesOfNumbersGoOnSeveralLines() throws {
        let named = table(
            [ColumnInfo("channel", .text), ColumnInfo("positive_share_change", .integer), ColumnInfo("n", .integer)],
            [[.text("forum"), .integer(12), .integer(3)]])
        #expect(try lines(named, RenderStyle(width: 40))[0] == "channel  positive_share_change  n")
        #expect(
            try lines(named, RenderStyle(width: 21)) == [
                "         positive_", "            share_", "channel     change  n", "───────  ─────────  ─",
                "forum           12  3",
            ])
    }

    @Test func laterNumbersThatAreWiderStayWhole() throws {
        let rows = (0...2_000).map { [Value.integer($0 == 2_000 ? 1_234_567 : 1), .text("x")] }
        let wide = table([ColumnInfo("n", .integer), ColumnInfo("t", .text)], rows)
        #expect(try lines(wide, RenderStyle(width: 40)).last == "1,234,567  x")
        #expect(try lines(wide, RenderStyle(width: 10)).allSatisfy { displayWidth(of: $0) <= 10 })
    }

    @Test func longTextsAreWholeWhereThereIsNoWidth() throws {
        let long = String(repeating: "long ", count: 50) + "end"
        let rows = (0...2_000).map { [Value.text($0 == 2_000 ? long : "short")] }
        #expect(try lines(table([ColumnInfo("t", .text)], rows)).last == long)
    }

    @Test func whatIsNotShownIsSaidWithWhatShowsIt() throws {
        let rows = table(
            (1...4).map { ColumnInfo("column\($0)", .integer) }, [[.integer(1), .integer(2), .integer(3), .integer(4)]])
        var style = RenderStyle(width: 20)
        #expect(
            try lines(rows, style).joined(separator: " ").contains("column3, column4; `--format vertical` shows all"))
        style.expansion = ".expand"
        #expect(try lines(rows, style).joined(separator: " ").contains("`.expand` shows all"))
    }

    static let hard = table(
        [
            ColumnInfo("id", .text, format: .identifier), ColumnInfo("a_very_long_name_of_a_column", .number),
            ColumnInfo("日本語の列", .text), ColumnInfo("text", .text), ColumnInfo("share", .number, format: .percent),
            ColumnInfo("time", .time), ColumnInfo("took", .duration), ColumnInfo("tags", .list),
            ColumnInfo("n_spark", .list, format: .spark), ColumnInfo("nobreakatallinthisnameofacolumn", .integer),
        ],
        [
            [
                .text("1234567890123456789012345678901234567890"), .number(1e-9), .text("アクメのコーヒー"),
                .text("I 😍 this 👩‍👩‍👧 cup\n\tand \u{1b}[31mmore שלום עולם of it"), .number(33.3), .time(1_773_500_000_123),
                .duration(99_999_999), .list(["a", "b", "日本"]), .list(["1", "", "3"]), .integer(.max),
            ],
            [.null, .number(123_456_789.25), .null, .null, .null, .null, .null, .list([]), .list([]), .null],
        ])

    @Test(arguments: 20...120)
    func noLineIsWiderThanTheWidth(width: Int) throws {
        for format in [OutputFormat.table, .vertical] {
            for ascii in [false, true] {
                let text = try written(Self.hard, as: format, RenderStyle(width: width, ascii: ascii))
                for line in text.split(separator: "\n") { #expect(displayWidth(of: String(line)) <= width, "\(line)") }
                #expect(!text.contains("\u{1b}"))
            }
        }
    }
}

/// Each row by itself.
@Suite struct VerticalWriterTests {
    private let rows = table(
        [ColumnInfo("id", .text), ColumnInfo("text", .text), ColumnInfo("a_name_of_some_length", .integer)],
        [
            [.text("a1"), .text("words that go on to the next line, and\na line of its own"), .integer(1_200)],
            [.text("a2"), .null, .null],
        ])

    @Test func nothingIsCut() throws {
        #expect(
            try written(rows, as: .vertical, RenderStyle(width: 30)) == """
                ── 1 ─────────────────────────
                id    a1
                text  words that go on to the
                      next line, and
                      a line of its own
                a_name_of_some_length
                      1,200
                ── 2 ─────────────────────────
                id    a2
                text  ·
                a_name_of_some_length
                      ·

                """)
    }

    @Test func rowsAreNumberedOverBatches() throws {
        let twice = Table(schema: rows.schema, batches: rows.batches + rows.batches)
        let text = try written(twice, as: .vertical, RenderStyle(width: 60, ascii: true))
        #expect(text.contains("-- 4 -----") && text.split(separator: "\n").allSatisfy { $0.count <= 60 })
    }
}

extension [[Value]] {
    /// Rows of columns.
    fileprivate var transposed: [[Value]] {
        (self.map(\.count).max() ?? 0) == 0 ? [] : self[0].indices.map { row in map { $0[row] } }
    }
}
