import ClamorText

/// The help, derived from the lists of stages, measures, functions and fields.
package enum Help {
    /// Every name that has a page, sorted, for completion.
    package static let topics: [String] = {
        var names = ["functions", "aggregates", "measures", "fields", "stages"]
        names += (LanguageTopics.all + StatementTopics.all).map(\.name)
        names += Stages.all.map(\.name) + Measures.all.map(\.name) + Aggregates.all.map(\.name)
        names += ScalarFunctions.all.map(\.name) + Fields.all.map(\.name)
        return Set(names).sorted()
    }()

    /// The page on a name, or the overview without one. A name that means several things gives all of them.
    ///
    /// - Parameter measures: those of the store, which have pages too.
    package static func text(for words: [String], measures: [StoredMeasure] = []) -> HelpPage {
        if words.isEmpty { return overview }
        let name = FoldedText.fold(words.joined(separator: "_"))
        let own = measures.filter { FoldedText.fold($0.name) == name }
        var sections = pages(on: name) + (own.isEmpty ? [] : [page(own)])
        // Several words that name nothing together may each name something.
        if sections.isEmpty, words.count > 1 {
            var found: [String] = []
            for name in words.map({ FoldedText.fold($0) }).flatMap({ aliases[$0] ?? [$0] }) where !found.contains(name)
            {
                found.append(name)
            }
            sections = found.flatMap { self.sections(on: $0) }
        }
        if sections.isEmpty { return unknown(words.joined(separator: " "), name) }
        return HelpPage(lines: sections.joinedByBlanks)
    }

    /// Words under which pages are looked for, and the names of the pages.
    private static let aliases: [String: [String]] = [
        "and": ["expressions", "search"], "boolean": ["search"], "by": ["group", "top"], "dates": ["ranges", "import"],
        "interval": ["intervals"], "limit": ["take", "trend"], "not": ["expressions", "search"],
        "operators": ["expressions"], "or": ["expressions", "search"], "per": ["group", "top"],
        "fmt": ["scripts"], "record": ["scripts"], "run": ["scripts"], "save": ["scripts"], "verify": ["scripts"],
        "regex": ["expressions"], "replace": ["export"], "sheet": ["import"], "timezone": ["set", "import"],
        "tz": ["set", "import"], "using": ["import"], "zone": ["set", "import"],
    ]

    private static func pages(on name: String) -> [[HelpPage.Line]] {
        (aliases[name] ?? [name]).flatMap { sections(on: $0) }
    }

    private static func sections(on name: String) -> [[HelpPage.Line]] {
        var sections: [[HelpPage.Line]] = []
        if let list = lists[name] { sections.append(list) }
        if let topic = (LanguageTopics.all + StatementTopics.all).first(where: { $0.name == name }) {
            sections.append(page(topic))
        }
        if let stage = Stages.named(name) { sections.append(page(stage)) }
        if let measure = Measures.named(name) { sections.append(page(measure)) }
        if let aggregate = Aggregates.named(name) {
            sections.append(
                entry("\(name), an aggregate", aggregate.syntax, aggregate.summary, aggregate.examples, ["aggregates"]))
        }
        if let function = ScalarFunctions.named(name) {
            sections.append(
                entry("\(name), a function", function.syntax, function.summary, function.examples, ["functions"]))
        }
        if let field = Fields.named(name) { sections.append(page(field)) }
        return sections
    }

    private static func unknown(_ word: String, _ name: String) -> HelpPage {
        let near = nearest(to: name, in: topics)
        let hint = near.isEmpty ? "`help` lists what there is." : didYouMean(near)
        return HelpPage(lines: [.paragraph("There is no help on `\(word)`; \(hint)")], isKnown: false)
    }

    // MARK: Pages

    static func page(_ stage: StageDefinition) -> [HelpPage.Line] {
        let also = stage.aliases.isEmpty ? "" : " (also \(stage.aliases.joined(separator: ", ")))"
        return entry("\(stage.name), a stage\(also)", stage.syntax, stage.details, stage.examples, stage.related)
    }

    static func page(_ measure: MeasureDefinition) -> [HelpPage.Line] {
        var lines: [HelpPage.Line] = [
            .heading("\(measure.name), a measure"), .blank,
            .code("\(measure.name)@\(measure.version) = \(measure.formula)"), .blank,
            .paragraph(measure.summary + "."),
        ]
        if measure.estimate != nil {
            lines += [
                .blank, .paragraph("An estimate: `with interval` gives its interval, `compare previous` a test."),
            ]
        }
        return lines + closing(measure.examples, measure.related)
    }

    static func page(_ field: Field) -> [HelpPage.Line] {
        [
            .heading("\(field.name), a field"), .blank, .code("\(field.name): \(field.type.rawValue)"), .blank,
            .paragraph("\(field.summary) (\(field.group))."),
        ] + closing(field.examples, field.related)
    }

    /// A measure of the store with all its versions.
    private static func page(_ versions: [StoredMeasure]) -> [HelpPage.Line] {
        guard let last = versions.last else { return [] }
        return [.heading("\(last.name), a measure of this store, version \(last.version)"), .blank]
            + versions.reversed().map { .code("\($0.name)@\($0.version) = \($0.formula)") }
            + [.blank, .code("\(last.name) by brand"), .blank, .paragraph("See also: measure, measures, group")]
    }

    static func page(_ topic: HelpTopic) -> [HelpPage.Line] {
        var lines: [HelpPage.Line] = [.heading("\(topic.name): \(topic.summary)"), .blank]
        lines += topic.syntax.map { .code($0) }
        if !topic.syntax.isEmpty { lines.append(.blank) }
        lines += topic.paragraphs.map { [.paragraph($0)] }.joinedByBlanks
        return lines + closing(topic.examples, topic.related)
    }

    static func entry(
        _ heading: String, _ syntax: String, _ details: String, _ examples: [String], _ related: [String]
    ) -> [HelpPage.Line] {
        [.heading(heading), .blank, .code(syntax), .blank, .paragraph(details)] + closing(examples, related)
    }

    private static func closing(_ examples: [String], _ related: [String]) -> [HelpPage.Line] {
        var lines: [HelpPage.Line] = []
        if !examples.isEmpty { lines += [.blank] + examples.map { .code($0) } }
        if !related.isEmpty { lines += [.blank, .paragraph("See also: \(related.joined(separator: ", "))")] }
        return lines
    }

    // MARK: Lists

    private static let lists: [String: [HelpPage.Line]] = [
        "stages": list("Stages, joined by |", Stages.all.map { ($0.name, $0.summary) }),
        "measures": list("Measures of mentions, as in `net by brand`", Measures.all.map { ($0.name, $0.summary) }),
        "aggregates": list(
            "Aggregates of columns, as in `group avg(followers) by channel`",
            Aggregates.all.map { ($0.syntax, $0.summary) }),
        "functions": list(
            "Functions of one row's values", ScalarFunctions.all.map { ($0.syntax, $0.summary) }),
        "fields": fieldList,
    ]

    private static func list(_ heading: String, _ entries: [(String, String)]) -> [HelpPage.Line] {
        [.heading(heading), .blank] + entries.map { .entry(term: $0.0, about: $0.1) }
    }

    private static let fieldList: [HelpPage.Line] = {
        var lines: [HelpPage.Line] = [.heading("Fields of a mention")]
        var group = ""
        for field in Fields.all {
            if field.group != group { lines += [.blank, .heading(field.group)] }
            group = field.group
            lines.append(.entry(term: field.name, about: field.summary))
        }
        return lines + [
            .blank, .heading("anything else"),
            .entry(term: "extra.NAME", about: "a column of the export that maps to no field; extra.\"Any Name\""),
        ]
    }()

    // MARK: Overview

    /// Everything there is, in the order in which it is learned.
    private static let overview = HelpPage(
        lines: [
            .paragraph(
                """
                A question is a pipeline: a range of time, then stages joined by |. Each takes rows and gives rows; it \
                begins with all mentions.
                """),
            .blank, .code("count by channel"), .code("last 7 days | filter score < -0.3 | group count, reach by brand"),
            .code("search refund OR \"money back\" | trend every 1d count by channel | chart line"), .blank,
        ]
            + part("Narrow", ["filter", "search", "ranges"])
            + part(
                "Sum up",
                [
                    "group", "trend", "top", "bottom", "share", "compare", "spark", "describe", "terms", "words",
                    "campaigns", "coverage",
                ])
            + part(
                "Shape",
                ["sort", "take", "sample", "select", "drop", "rename", "extend", "distinct", "pivot", "fill"])
            + part("See and hand on", ["show", "why", "chart", "into", "export", "pipe", "assert"])
            + part("Work on mentions", ["tag", "status", "assign", "correct", "audit"])
            + part("Scoring", ["lexicon", "factor", "factors", "train", "rescore"])
            + part("Name things", ["let", "param", "set", "topic", "own", "measure"])
            + part(
                "Imports",
                ["import", "report", "rejects", "recipe", "recipes", "versions", "duplicates", "same"])
            + part(
                "The store", ["batches", "as_of", "undo", "forget", "topics", "include", "note", "explain"])
            + [
                .heading("Look up"),
                .entry(term: "help NAME", about: "one of these, a field, a measure or a function"),
                .entry(
                    term: "help …",
                    about: "fields, measures, aggregates, functions, expressions, intervals, charts, order; sentiment, "
                        + "reach, spam"),
            ])

    private static func part(_ heading: String, _ names: [String]) -> [HelpPage.Line] {
        let entries = names.map { HelpPage.Line.entry(term: $0, about: summary(of: $0)) }
        return [.heading(heading)] + entries + [.blank]
    }

    private static func summary(of name: String) -> String {
        if let stage = Stages.named(name) { return stage.summary }
        guard let topic = (LanguageTopics.all + StatementTopics.all).first(where: { $0.name == name }) else {
            preconditionFailure("the overview names `\(name)`, which has no page")
        }
        return topic.summary
    }
}

extension [[HelpPage.Line]] {
    fileprivate var joinedByBlanks: [HelpPage.Line] { [HelpPage.Line](joined(separator: [HelpPage.Line.blank])) }
}
