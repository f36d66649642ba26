import ClamorColumns
import ClamorLanguage
import ClamorText

extension PipelineChecker {
    /// A name where values are expected: a column, or a measure while sums are being collected, else a `let`.
    mutating func name(_ written: String, span: SourceSpan) -> Operand? {
        if aggregation != nil { return aggregateName(written, span: span) }
        switch NameMatch(written, among: scope.names) {
        case .one(let name):
            guard let entry = scope[name] else { return nil }
            return Operand(entry.expression, span: span)
        case .several(let names):
            reportAmbiguous(written, names, span: span)
            return nil
        case .none: break
        }
        if let moment = TimePoint.Kind(word: written) { return timeLiteral(moment, span: span) }
        if let bound = letExpression(written, span: span) { return bound.operand }
        if !scope.isUnknown { reportUnknownColumn(written, span: span) }
        return nil
    }

    /// A column that a stage names (`sort`, `select`, keys); nil when a problem was reported.
    mutating func column(_ node: Expression) -> Scope.Entry? {
        let written: String
        switch node.kind {
        case .name(let name): written = name
        case .extra(let name): written = "extra." + name
        default:
            report(
                "not-a-column", at: node.span, "`\(stageWord)` takes names of columns here",
                help: ["`extend NAME = …` makes a column of an expression"])
            return nil
        }
        return column(named: written, span: node.span)
    }

    /// The column of a written name; nil when a problem was reported.
    mutating func column(named written: String, span: SourceSpan) -> Scope.Entry? {
        switch NameMatch(written, among: scope.names) {
        case .one(let name): return scope[name]
        case .several(let names): reportAmbiguous(written, names, span: span)
        case .none where scope.isUnknown: break
        case .none: reportUnknownColumn(written, span: span)
        }
        return nil
    }

    mutating func extraColumn(_ name: String, span: SourceSpan) -> Operand? {
        guard aggregation == nil else {
            report(
                "column-outside-aggregate", at: span, "`extra.\(name)` is a column of many rows",
                help: ["say what to make of them: `distinct(extra.\(name))`"])
            return nil
        }
        return column(named: "extra." + name, span: span).map { Operand($0.expression, span: span) }
    }

    mutating func parameter(_ name: String, span: SourceSpan) -> Operand? {
        guard let value = context.parameters[name] else {
            report(unknownParameter(name, span: span, known: context.parameters))
            return nil
        }
        return .constant(value, value.type ?? .text, span: span)
    }

    /// An expression that `let` bound to the name, inlined at the place of use.
    ///
    /// - Returns: nil when no `let` has the name; an operand of nil when it has a problem, which was reported.
    mutating func letExpression(_ written: String, span: SourceSpan) -> (name: String, operand: Operand?)? {
        guard case .one(let name) = NameMatch(written, among: context.lets.keys), let binding = context.lets[name]
        else {
            return nil
        }
        guard case .expression(let node) = binding else {
            report(
                "not-a-value", at: span, "`\(name)` is a pipeline, not a value",
                help: ["a pipeline begins with it: `\(name) | …`"])
            return (name, nil)
        }
        guard enter(name, span: span) else { return (name, nil) }
        defer { inlining.removeLast() }
        var operand = quoting(Quotation(name: "`\(name)`", span: span)) { $0.expression(node) }
        operand?.span = span
        return (name, operand)
    }

    /// Names that stand for others can double with each level.
    private static let mostInlined = 2_000

    /// Notes that a `let` is being inlined; false when it leads back to itself, which was reported.
    mutating func enter(_ name: String, span: SourceSpan) -> Bool {
        if inlining.contains(name) {
            report(
                "let-cycle", at: span, "`\(name)` is defined by itself: \((inlining + [name]).joined(separator: " → "))"
            )
            return false
        }
        inlined += 1
        guard inlined <= Self.mostInlined else {
            if inlined == Self.mostInlined + 1 {
                report(
                    "too-large", at: span,
                    "this uses names more than \(formatInteger(Self.mostInlined, grouped: true)) times, one within the other",
                    help: ["a column of `extend` is computed once"])
            }
            return false
        }
        inlining.append(name)
        return true
    }

    mutating func reportAmbiguous(_ written: String, _ names: [String], span: SourceSpan) {
        report(
            "ambiguous-name", at: span, "`\(written)` fits several names that differ in case",
            help: ["write it exactly: \(orList(names.map { "`\($0)`" }))"])
    }

    private mutating func reportUnknownColumn(_ written: String, span: SourceSpan) {
        let field = Fields.named(written.lowercased())
        if let measure = measureDefinition(written), field == nil || !scope.isMentions {
            reportMeasureOfRows(measure.name, span: span)
            return
        }
        if let field {
            let here = scope.columns.prefix(12).map { "`\($0.info.name)`" }.joined(separator: ", ")
            let why = scope.isMentions ? "an earlier `select` or `drop` left it out" : rowsAreNotMentions
            report(
                "column-gone", at: span, "there is no column `\(field.name)` here: \(why)",
                help: here.isEmpty ? [] : ["columns here: \(here)"])
            return
        }
        if let foreign = ForeignWords.column(written) {
            report(
                "unknown-column", at: span, "there is no column `\(written)`", help: [foreign.help],
                fix: foreign.word.flatMap { scope[matching: $0] == nil ? nil : Diagnostic.Fix(span, $0) })
            return
        }
        let near = nearest(to: written, in: scope.names + context.lets.keys.sorted())
        let others = nearest(to: written, in: measureNames + ScalarFunctions.all.map { $0.name + "(…)" })
        report(
            "unknown-column", at: span, "there is no column `\(written)`",
            help: unknownColumnHelp(written, near: near, others: others),
            fix: near.first.map { Diagnostic.Fix(span, $0) })
    }

    private func unknownColumnHelp(_ written: String, near: [String], others: [String]) -> [String] {
        if !near.isEmpty { return [didYouMean(near)] }
        if written.hasPrefix("extra."), scope.isMentions, !store.extraNames.isEmpty {
            let known = store.extraNames.sorted().prefix(12).map { "`\($0)`" }.joined(separator: ", ")
            return ["columns of the exports that map to no field: \(known)"]
        }
        if !others.isEmpty { return [didYouMean(others)] }
        if scope.isMentions { return ["`fields` lists the columns of mentions"] }
        return ["columns here: \(scope.columns.map { "`\($0.info.name)`" }.joined(separator: ", "))"]
    }

    private mutating func reportMeasureOfRows(_ name: String, span: SourceSpan) {
        if isInsideAggregate {
            report(
                "measure-in-rows", at: span,
                "`\(name)` is a measure, and inside an aggregate's brackets names are columns",
                help: ["a measure stands alone: `group \(name) by …`"])
        } else if scope.isMentions {
            report(
                "measure-in-rows", at: span,
                "`\(name)` is a measure of many mentions, and `\(stageWord)` looks at one at a time",
                help: ["group first: `group \(name) by …`, then `| \(stageWord) …`"])
        } else {
            report(
                "measure-in-rows", at: span, "there is no column `\(name)` here",
                help: ["ask for it in the grouping before: `group …, \(name) by …`"])
        }
    }
}
