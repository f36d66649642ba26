import ClamorQuery
import Foundation
import Testing

@testable import ClamorRender

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// Reads a picture strictly and collects what is wrong with it.
final class PictureInspector: NSObject, XMLParserDelegate {
    private(set) var findings: [String] = []
    private(set) var elements: [String: Int] = [:]
    private(set) var ids: [String] = []
    private(set) var texts = ""
    private var box = (width: 0.0, height: 0.0)
    private var isInDefinitions = 0

    init(_ document: String) {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        if !parser.parse() { findings.append("line \(parser.lineNumber): \(parser.parserError.map { "\($0)" } ?? "")") }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        elements[name, default: 0] += 1
        if let id = attributes["id"] { ids.append(id) }
        if name == "defs" { isInDefinitions += 1 }
        if name == "svg" {
            let numbers = (attributes["viewBox"] ?? "").split(separator: " ").compactMap { Double($0) }
            if numbers.count == 4 { box = (numbers[2], numbers[3]) } else { findings.append("no viewBox") }
        }
        if attributes.contains(where: { $0.key != "id" && ["nan", "-nan", "inf", "-inf"].contains($0.value) }) {
            findings.append("\(name) has a number that is none")
        }
        for forbidden in ["style", "href", "xlink:href", "onclick", "onload"] where attributes[forbidden] != nil {
            findings.append("\(name) has \(forbidden)")
        }
        guard isInDefinitions == 0 else { return }
        for (key, most) in [
            ("x", box.width), ("x1", box.width), ("x2", box.width), ("cx", box.width), ("y", box.height),
            ("y1", box.height), ("y2", box.height), ("cy", box.height),
        ] {
            if let value = attributes[key] { check(Double(value), most, "\(name) \(key)=\(value)") }
        }
        if let x = attributes["x"].flatMap(Double.init), let width = attributes["width"].flatMap(Double.init) {
            check(x + width, box.width, "\(name) right=\(x + width)")
        }
        if let y = attributes["y"].flatMap(Double.init), let height = attributes["height"].flatMap(Double.init) {
            check(y + height, box.height, "\(name) bottom=\(y + height)")
        }
        if let path = attributes["d"] { check(path: path) }
    }

    private func check(_ value: Double?, _ most: Double, _ what: String) {
        guard let value, value.isFinite, value >= -8, value <= most + 8 else {
            findings.append("outside of \(box): \(what)")
            return
        }
    }

    private func check(path: String) {
        var isAcross = true
        var (number, command) = ("", Character("M"))
        func close() {
            guard !number.isEmpty else { return }
            check(Double(number), isAcross ? box.width : box.height, "path \(number)")
            if command != "H", command != "V" { isAcross.toggle() }
            number = ""
        }
        for character in path {
            if character.isLetter || character == " " {
                close()
                guard character != " " else { continue }
                command = character
                isAcross = character != "V"
            } else {
                number.append(character)
            }
        }
        close()
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) { texts += string }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if name == "defs" { isInDefinitions -= 1 }
    }
}

@Suite struct SVGRendererTests {
    private static let sizes: [(width: Double, height: Double)] = [(320, 200), (800, 400), (1_600, 700)]

    @Test(arguments: PictureSamples.all.map(\.name))
    func everyPictureIsValidAtEverySize(name: String) throws {
        let chart = try #require(PictureSamples.all.first { $0.name == name }?.chart)
        for size in Self.sizes {
            let picture = SVGRenderer(width: size.width, height: size.height).render(chart)
            let inspector = PictureInspector(picture)
            #expect(inspector.findings.prefix(5) == [], "\(name) at \(size)")
            #expect(inspector.elements["svg"] == 1)
            #expect(inspector.elements["desc"] == 1)
            #expect(Set(inspector.ids).count == inspector.ids.count)
            #expect(inspector.ids.allSatisfy { $0.hasPrefix("chart-") })
            #expect(inspector.elements["script"] == nil && inspector.elements["style"] == nil)
        }
    }

    @Test(arguments: ChartFixture.all)
    func everyFixtureIsValidAtEverySize(fixture: ChartFixture) throws {
        let chart = try fixture.specification()
        for size in Self.sizes {
            let picture = SVGRenderer(width: size.width, height: size.height).render(chart)
            #expect(PictureInspector(picture).findings.prefix(5) == [], "\(fixture.testDescription) at \(size)")
        }
    }

    /// Values that are no numbers or far too large, names of control characters, nothing at all.
    @Test(arguments: ChartKind.allCases)
    func whateverIsDrawnIsValid(kind: ChartKind) throws {
        for seed in 0..<40 {
            var tables = RandomTables(seed: UInt64(seed))
            let answer = tables.answer()
            let request = tables.request(kind, answer)
            let context = tables.context(answer)
            guard let chart = try? ChartSpecification(request, table: answer, context: context) else { continue }
            let findings = PictureInspector(SVGRenderer(width: Double(320 + tables.below(1_000))).render(chart))
                .findings
            #expect(findings.prefix(3) == [], "seed \(seed), \(chart.kind)")
            #expect(!ChartDescription.text(of: chart).isEmpty)
        }
    }

    @Test(arguments: PictureSamples.all.map(\.name))
    func picturesAreAsRecorded(name: String) throws {
        let chart = try #require(PictureSamples.all.first { $0.name == name }?.chart)
        let picture = SVGRenderer().render(chart)
        #expect(picture == SVGRenderer().render(chart))
        guard Self.recorded.contains(name) else { return }
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Pictures/SVG/\(name).svg")
        if ProcessInfo.processInfo.environment["CLAMOR_RECORD"] != nil {
            try Data(picture.utf8).write(to: file)
            Issue.record("recorded \(name)")
            return
        }
        #expect(try String(decoding: Data(contentsOf: file), as: UTF8.self) == picture)
    }

    /// The plain ones and those in which a change would not be seen in others.
    private static let recorded = Set(
        PictureSamples.plain.map(\.name) + [
            "line-gaps-marks", "line-interval-before", "bar-intervals", "bar-before", "bar-fixed-ends", "stacked-names",
            "diverge-names", "heat-negative", "escaping", "line-fixed-ends", "area-gaps", "line-one-point",
            "line-empty",
        ])

    @Test func dataIsNeverMarkup() {
        let picture = SVGRenderer().render(PictureSamples.escaping)
        #expect(!picture.contains("<script"))
        #expect(!picture.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
        let inspector = PictureInspector(picture)
        #expect(inspector.findings == [])
        #expect(inspector.texts.contains("<script>alert('x')</script>"))
        #expect(inspector.texts.contains("\\x1b[31m"))
        #expect(inspector.texts.contains("]]> & \"quotes\""))
    }

    @Test func aYearOfHoursStaysSmallAndKeepsItsPeak() throws {
        var chart = PictureSamples.hours(8_760, 10)
        chart.panels[0].series[3].values[4_001] = 5_000
        chart.panels[0].scale.upper = 5_000
        let picture = SVGRenderer().render(chart)
        #expect(picture.utf8.count < 400_000)
        let frame = SVGFrame(
            chart.panels[0], in: SVGPicture(chart, prefix: "c", width: 800, plotHeight: 310), top: 0, right: 0,
            hasBands: false)
        let curve = SVGCurve(chart.panels[0].series[3].values, frame, isPartial: { _ in false })
        #expect(curve.path.contains(" \(pixels(frame.y(share: try #require(frame.share(5_000)))))"))
    }

    @Test func gapsBreakTheLine() throws {
        let chart = PictureSamples.marked
        let frame = SVGFrame(
            chart.panels[0], in: SVGPicture(chart, prefix: "c", width: 800, plotHeight: 310), top: 0, right: 0,
            hasBands: false)
        let curve = SVGCurve(chart.panels[0].series[0].values, frame, isPartial: { _ in false })
        // Before the first gap, between the two, and after the last; a single day stands alone.
        #expect(curve.path.filter { $0 == "M" }.count == 3)
        #expect(curve.alone.count == 1)
    }

    @Test func whatLiesBeyondFixedEndsIsCutThere() throws {
        let chart = try #require(PictureSamples.hard.first { $0.name == "line-fixed-ends" }?.chart)
        let frame = SVGFrame(
            chart.panels[0], in: SVGPicture(chart, prefix: "c", width: 800, plotHeight: 300), top: 0, right: 0,
            hasBands: false)
        let curve = SVGCurve([60, 200, 60, 60, 10], frame, isPartial: { _ in false })
        #expect(curve.path.filter { $0 == "M" }.count == 2)
    }

    @Test func namesAtEndsKeepApart() {
        let places = SVGPicture.spread([10, 11, 12, 100, 299], apart: 14, from: 0, to: 300)
        #expect(zip(places, places.dropFirst()).allSatisfy { $1 - $0 >= 14 - 1e-9 })
        #expect(places.allSatisfy { (0...300).contains($0) })
        #expect(places[3] == 100)
    }

    @Test func thePeriodBeforeAndBucketsThatAreNotWholeAreDrawnOtherwise() {
        let before = SVGRenderer().render(PictureSamples.before)
        #expect(before.contains("stroke-dasharray=\"5 4\""))
        #expect(before.contains("the period before"))
        let partial = SVGRenderer(prefix: "p7").render(PictureSamples.plain[3].chart)
        #expect(partial.contains("fill=\"url(#p7-h)\""))
        #expect(partial.contains("<pattern id=\"p7-h\""))
    }

    @Test func descriptionsTellTheRangeOfEachSeries() {
        let text = ChartDescription.text(of: PictureSamples.line())
        #expect(
            text.hasPrefix("Line chart: count by day and brand. 90 days from 2026-01-01 to 2026-03-31. Acme: from "))
        #expect(text.contains("highest"))
    }

    @Test func pixelsHaveTwoPlacesAtMost() {
        #expect(
            [0, 1, -0.004, 0.5, 12.345, -3.256, 1.0 / 3, .nan, .infinity].map(pixels) == [
                "0", "1", "0", "0.5", "12.35", "-3.26", "0.33", "0", "0",
            ])
    }

    @Test func textsAreCutInTheMiddleToTheirRoom() {
        let cut = TextMeasure.fitted("A name that is too long for its place", to: 100)
        #expect(TextMeasure.width(cut) <= 100)
        #expect(cut.contains("…") && cut.hasPrefix("A n") && cut.hasSuffix("ace"))
        #expect(TextMeasure.fitted("short", to: 100) == "short")
    }
}
