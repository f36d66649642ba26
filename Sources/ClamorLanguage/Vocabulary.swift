import ClamorText

/// The words of a grammar, made ready to be looked up. Keys are in lower case.
struct Vocabulary: Sendable {
    private let stages: [String: Grammar.StageWord]
    private var aggregates: Set<String>
    private let bracketed: Set<String>
    private(set) var sources: Set<String>
    private var values: Set<String>
    private(set) var fields: Set<String>
    let chartKinds: Set<String>
    /// Stages and aggregates in alphabetical order.
    private var stageWords: [String] { Set(stages.keys).union(aggregates).sorted() }
    /// Everything a statement can begin with but the names of tables.
    private var beginnings: [String] { stageWords + Self.rangeWords + Self.statementWords }

    /// Fields whose bare value is an address and may hold any sign.
    static let addressFields: Set<String> = ["url", "site", "links"]
    static let rangeWords = ["between", "in", "last", "on", "since", "this", "today", "until", "yesterday"]
    static let statementWords = [
        "as", "explain", "factor", "forget", "help", "include", "let", "measure", "note", "own", "param", "recipe",
        "same", "set", "topic", "undo",
    ]

    /// Knows no words but those of the syntax.
    static let wordless = Vocabulary(
        Grammar(stages: [], aggregateNames: [], sourceNames: [], fieldNames: [], chartKinds: []))

    init(_ grammar: Grammar) {
        var stages: [String: Grammar.StageWord] = [:]
        for stage in grammar.stages {
            for word in [stage.name] + stage.aliases { stages[word.lowercased()] = stage }
        }
        self.stages = stages
        aggregates = Set(grammar.aggregateNames.map { $0.lowercased() })
        bracketed = Set(grammar.bracketedNames.map { $0.lowercased() })
        sources = Set(grammar.sourceNames.map { $0.lowercased() })
        values = Set(grammar.valueNames.map { $0.lowercased() })
        fields = Set(grammar.fieldNames.map { $0.lowercased() })
        chartKinds = Set(grammar.chartKinds.map { $0.lowercased() })
    }

    func stage(_ word: String) -> Grammar.StageWord? {
        stages[word.lowercased()]
    }

    func isSearchStage(_ word: String) -> Bool {
        stage(word)?.form == .search
    }

    /// Whether the word names an aggregate or a measure; a version (`net@1`) does not count.
    func isAggregate(_ word: String) -> Bool {
        aggregates.contains(String(word.lowercased().prefix { $0 != "@" }))
    }

    /// Whether the word names an aggregate that takes one value in brackets.
    func takesBrackets(_ word: String) -> Bool {
        bracketed.contains(word.lowercased())
    }

    func isSource(_ word: String) -> Bool {
        let word = word.lowercased()
        return sources.contains(word) || word == "import" || word == "_"
    }

    /// Whether `let` has bound the word to an expression.
    func isValue(_ word: String) -> Bool {
        values.contains(word.lowercased())
    }

    /// Makes what a statement defines known to the statements after it: the name of a `let` as a source or a value, the
    /// family of a topic as a field.
    mutating func bindNames(of statement: Statement) {
        switch statement.kind {
        case .letPipeline(let name, _): bindTable(name)
        case .letExpression(let name, _):
            values.insert(name.name.lowercased())
            sources.remove(name.name.lowercased())
        case .topic(_, let family, _): fields.insert(family.name.lowercased())
        case .measure(let name, _): aggregates.insert(name.name.lowercased())
        case .pipeline(let pipeline):
            for case .target(.name(let name)) in pipeline.stages.map(\.arguments) {
                bindTable(name)
            }
        default: break
        }
    }

    /// A word that means something already keeps its meaning; that it cannot be a name is said elsewhere.
    private mutating func bindTable(_ name: Identifier) {
        guard stage(name.name) == nil, !isAggregate(name.name), !Self.rangeWords.contains(name.name.lowercased()) else {
            return
        }
        sources.insert(name.name.lowercased())
        values.remove(name.name.lowercased())
    }

    /// The nearest words that a pipeline can begin with.
    func nearestBeginning(to word: String) -> String? {
        nearest(to: word, in: beginnings + sources.sorted(), max: 1).first
    }

    /// The nearest stage or aggregate, for a place where no source can stand.
    func nearestStage(to word: String) -> String? {
        nearest(to: word, in: stageWords, max: 1).first
    }

    func nearestField(to word: String) -> String? {
        nearest(to: word, in: fields.sorted(), max: 1, within: max(1, word.unicodeScalars.count / 4)).first
    }
}
