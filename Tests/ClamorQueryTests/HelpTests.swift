import ClamorQuery
import Testing

/// The help derives from the lists, and its examples work.
@Suite struct HelpTests {
    @Test func everyTopicHasAPage() {
        for topic in Help.topics {
            let page = Help.text(for: [topic])
            #expect(page.isKnown && !page.lines.isEmpty, "\(topic)")
        }
    }

    @Test func everyNameThatAPageRefersToHasAPage() {
        for stage in Stages.all {
            for name in stage.related { #expect(Help.text(for: [name]).isKnown, "\(stage.name) refers to \(name)") }
        }
    }

    @Test func overviewNamesEveryStage() {
        let lines = Help.text(for: []).lines
        for stage in Stages.all {
            #expect(lines.contains(.entry(term: stage.name, about: stage.summary)), "\(stage.name)")
        }
    }

    @Test func measureShowsItsFormula() {
        let text = Help.text(for: ["net"]).plainText()
        #expect(text.contains("net, a measure\n"))
        #expect(
            text.contains(
                "    net@1 = 100 * (count(sentiment = \"positive\") - count(sentiment = \"negative\")) "
                    + "/ count(sentiment is not missing)\n"))
    }

    @Test func nameOfSeveralThingsShowsAll() {
        let text = Help.text(for: ["Reach"]).plainText()
        #expect(text.contains("reach, a measure") && text.contains("reach, a field"))
        let count = Help.text(for: ["count"]).plainText()
        #expect(count.contains("count, a measure") && count.contains("count, an aggregate"))
        #expect(Help.text(for: ["where"]).plainText().hasPrefix("filter, a stage (also where)"))
    }

    @Test func unknownNameIsAskedBack() {
        let page = Help.text(for: ["flter"])
        #expect(!page.isKnown)
        #expect(page.lines == [.paragraph("There is no help on `flter`; did you mean `filter`?")])
        #expect(Help.text(for: ["xyzzyx"]).plainText() == "There is no help on `xyzzyx`; `help` lists what there is.\n")
    }

    @Test func linesFitTheWidth() {
        for topic in Help.topics {
            let page = Help.text(for: [topic])
            let prose = HelpPage(lines: page.lines.filter { if case .code = $0 { false } else { true } })
            for line in prose.plainText(width: 60).split(separator: "\n") { #expect(line.count <= 60, "\(line)") }
        }
    }

    @Test func intoPromisesTheEndingsThatAreTaken() throws {
        let text = Help.text(for: ["into"]).plainText(width: 10_000)
        #expect(text.contains("ending says the format: .csv, .tsv, .json, .jsonl, .txt, .md, .html or .svg"))
        for name in ["a.csv", "a.TSV", "b.c/a.json", "a.jsonl", "a.ndjson", "a.b.txt", "a.md", "a.html", "a.svg"] {
            _ = try plan("count by channel | chart bar | into \"\(name)\"")
        }
    }

    @Test func textTestsOfListsAreExplained() {
        let inside = "`startswith`, `endswith` and `matches` look inside each value of a list"
        for name in ["filter", "expressions"] {
            let text = Help.text(for: [name]).plainText(width: 10_000)
            #expect(text.contains("`contains` on a list asks for a value that is equal"), "\(name)")
            #expect(text.contains(inside), "\(name)")
        }
        let text = Help.text(for: ["expressions"]).plainText(width: 10_000)
        for word in ["`contains` asks for a part", "`startswith` for a beginning", "`endswith` for an end"] {
            #expect(text.contains(word), "\(word)")
        }
    }

    @Test func entriesLineUpWhateverTheirSigns() {
        let page = HelpPage(lines: [
            .entry(term: "f(a, …)", about: "one"), .entry(term: "語", about: "two"),
            .entry(term: "plain()", about: "three"),
        ])
        #expect(page.plainText() == "  f(a, …)  one\n  語       two\n  plain()  three\n")
    }

    @Test func examplesOfTopicsCheck() throws {
        for topic in [
            "ranges", "expressions", "charts", "batches", "topics", "recipes", "versions", "duplicates",
        ] {
            for case .code(let code) in Help.text(for: [topic]).lines.drop(while: { !$0.isParagraph }) {
                _ = try plan(code, sampleContext)
            }
        }
    }
}

extension HelpPage.Line {
    fileprivate var isParagraph: Bool {
        if case .paragraph = self { true } else { false }
    }
}
