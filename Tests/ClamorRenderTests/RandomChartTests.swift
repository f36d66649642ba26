import ClamorColumns
import ClamorQuery
import ClamorText
import Foundation
import Testing

@testable import ClamorRender

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What holds for whatever is drawn.
enum DrawnText {
    /// The text without the control sequences that set looks.
    static func withoutLooks(_ text: String) -> String {
        // By scalars: a mark of the data may join the sequence's last letter.
        text.replacing(/\u{1b}\[[0-9;]*m/.matchingSemantics(.unicodeScalar), with: "")
    }

    /// Lines wider than a width.
    static func tooWide(_ text: String, _ width: Int) -> [String] {
        withoutLooks(text).split(separator: "\n").map(String.init).filter { displayWidth(of: $0) > width }
    }

    /// Scalars that a terminal would act on, beside line ends and looks.
    static func unsafe(_ text: String) -> [Unicode.Scalar] {
        withoutLooks(text).unicodeScalars.filter { $0 != "\n" && SafeText.isUnsafe($0) }
    }

    /// Scalars beyond ASCII that are not the data's.
    static func beyondASCII(_ text: String) -> [Unicode.Scalar] {
        let known = Set(RandomTables.names.joined().unicodeScalars)
        return withoutLooks(text).unicodeScalars.filter { !$0.isASCII && !known.contains($0) }
    }
}

@Suite struct RandomChartTests {
    /// Every kind, from many tables: whatever it draws fits and is harmless.
    @Test(arguments: ChartKind.allCases)
    func whateverIsDrawnFitsItsWidthAndIsHarmless(kind: ChartKind) throws {
        var drawn = 0
        for seed in 0..<50 {
            var tables = RandomTables(seed: UInt64(seed))
            let answer = tables.answer()
            let request = tables.request(kind, answer)
            let context = tables.context(answer)
            guard let chart = try? ChartSpecification(request, table: answer, context: context) else { continue }
            drawn += 1
            let style = tables.style(widths: 40...160)
            let text = ChartRenderer(style: style).render(chart)
            let place = Comment(rawValue: "seed \(seed), \(style.width ?? 0) cells, \(chart.kind)")
            #expect(DrawnText.tooWide(text, style.width ?? 0) == [], place)
            #expect(DrawnText.unsafe(text) == [], place)
            #expect(text.hasSuffix("\n"), place)
            if style.ascii { #expect(DrawnText.beyondASCII(text) == [], place) }
            if !style.color { #expect(!text.contains("\u{1b}"), place) }
        }
        #expect(drawn > 3)
    }

    @Test(arguments: ChartKind.allCases)
    func theSameLayoutInASCII(kind: ChartKind) throws {
        for seed in 0..<40 {
            var tables = RandomTables(seed: UInt64(1_000 + seed))
            let answer = tables.answer()
            let request = tables.request(kind, answer)
            let context = tables.context(answer)
            guard let chart = try? ChartSpecification(request, table: answer, context: context) else { continue }
            let width = 40 + tables.below(120)
            let unicode = ChartRenderer(style: RenderStyle(width: width)).render(chart)
            let ascii = ChartRenderer(style: RenderStyle(width: width, ascii: true)).render(chart)
            // A cell of braille has room for eight points, one of letters for one: how many are hidden may differ.
            let lines = { (text: String) in
                text.split(separator: "\n", omittingEmptySubsequences: false).count { !$0.contains("upon others") }
            }
            #expect(lines(unicode) == lines(ascii), "seed \(seed), \(width) cells, \(chart.kind)")
        }
    }

    @Test(arguments: ChartKind.allCases)
    func everyPictureIsWellFormed(kind: ChartKind) throws {
        for seed in 0..<20 {
            var tables = RandomTables(seed: UInt64(2_000 + seed))
            let answer = tables.answer()
            let request = tables.request(kind, answer)
            let context = tables.context(answer)
            guard let chart = try? ChartSpecification(request, table: answer, context: context) else { continue }
            let document = SVGRenderer().render(chart)
            let parser = XMLParser(data: Data(document.utf8))
            let place = Comment(rawValue: "seed \(seed), \(chart.kind)")
            #expect(parser.parse(), place)
            #expect(!document.contains("nan") || RandomTables.names.joined().contains("nan"), place)
        }
    }
}
