import ClamorColumns
import ClamorLanguage
import ClamorText

/// Measures by name: those that are built in and those of the store.
extension PipelineChecker {
    /// What a written name means as a measure, `net` or `net@1`; nil when it is none.
    func measureDefinition(_ written: String) -> MeasureDefinition? {
        let parts = written.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let version = parts.count == 2 ? Int(parts[1]) : nil
        if parts.count == 2, version == nil { return nil }
        return measureVersions(parts[0]).last { version == nil || $0.version == version }
    }

    /// Every version of a measure, oldest first.
    func measureVersions(_ name: String) -> [MeasureDefinition] {
        if let measure = Measures.named(name.lowercased()) { return [measure] }
        let names = Set(store.measures.map(\.name))
        guard case .one(let known) = NameMatch(name, among: names) else { return [] }
        return store.measures.filter { $0.name == known }.map { definition(of: $0) }
    }

    private func definition(of measure: StoredMeasure) -> MeasureDefinition {
        let formula = store.syntax(of: measure)
        var format = ColumnFormat.plain
        if case .call(let name, _)? = formula?.kind {
            format = Aggregates.named(name.name.lowercased())?.format ?? .plain
        }
        if case .name(let name)? = formula?.kind { format = Measures.named(name.lowercased())?.format ?? .plain }
        return MeasureDefinition(
            measure.name, measure.formula, "a measure of this store", version: measure.version, format: format)
    }

    func isUserMeasure(_ measure: MeasureDefinition) -> Bool { Measures.named(measure.name) == nil }

    /// The formula of a measure; nil for a stored one that cannot be read, though it was when it was made.
    func syntax(of measure: MeasureDefinition) -> Expression? {
        guard isUserMeasure(measure) else { return Measures.syntax(of: measure.formula) }
        return store.measures.first { $0.name == measure.name && $0.version == measure.version }.flatMap(store.syntax)
    }

    /// The names of all measures, for "did you mean".
    var measureNames: [String] { Measures.all.map(\.name) + store.measures.map(\.name) }

    /// A version that was never there.
    mutating func reportUnknownVersion(_ written: String, span: SourceSpan) -> Bool {
        let name = String(written.prefix { $0 != "@" })
        let versions = measureVersions(name)
        guard name != written, let last = versions.last else { return false }
        report(
            "unknown-version", at: span, "`\(last.name)` has no version `\(written.dropFirst(name.count + 1))`",
            help: ["versions: \(versions.map { "`\(last.name)@\($0.version)`" }.joined(separator: ", "))"])
        return true
    }
}

extension StoreView {
    /// The formula of a stored measure; nil when it cannot be read.
    func syntax(of measure: StoredMeasure) -> Expression? {
        let grammar = LanguageGrammar.make(families: families, measures: measures.map(\.name))
        let source = Source(text: "measure \(measure.name) = \(measure.formula)")
        guard case .measure(_, let formula)? = Parser(grammar: grammar).parse(source).0.statements.first?.kind
        else { return nil }
        return formula
    }
}

extension Checker {
    /// A measure ready to be kept, its formula in canonical form.
    ///
    /// - Throws: `Diagnostics` for a name that is taken, or a formula that does not check over mentions or names itself;
    ///   errors of the catalog.
    package static func checkMeasure(
        _ name: Identifier, _ formula: Expression, in context: CheckContext
    ) throws -> StoredMeasure {
        var checker = try checker(context)
        let store = checker.store
        if let problem = reservedName(name, families: store.families) { throw Diagnostics([problem]) }
        let known = NameMatch(name.name, among: Set(store.measures.map(\.name)))
        let canonical = if case .one(let known) = known { known } else { name.name.lowercased() }
        checker.stageWord = "measure"
        checker.forbidsMoments = true
        checker.inlining = [canonical]
        checker.aggregation = AggregationBuilder()
        let operand = checker.expression(formula)
        guard let operand, checker.diagnostics.isEmpty else { throw Diagnostics(checker.diagnostics) }
        guard operand.literal == nil else {
            throw Diagnostics([
                Diagnostic(
                    "not-a-measure", at: formula.span, "a measure is made of aggregates",
                    help: ["for example `measure anger = rate(score < -0.5)`"])
            ])
        }
        let printer = Printer(
            grammar: LanguageGrammar.make(families: store.families, measures: store.measures.map(\.name)))
        let versions = store.measures.filter { $0.name == canonical }.map(\.version)
        return StoredMeasure(
            name: canonical, version: (versions.max() ?? 0) + 1, formula: printer.print(formula))
    }
}
