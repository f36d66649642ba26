import ClamorColumns
import ClamorLanguage
import ClamorText

/// Calls, and what names mean where rows are summed up.
extension PipelineChecker {
    /// `f(x, …)`: an aggregate where sums are being collected, else a function of one row.
    mutating func call(_ name: Identifier, _ arguments: [Expression], span: SourceSpan) -> Operand? {
        let word = name.name.lowercased()
        let aggregate = Aggregates.named(word)
        if aggregation != nil, let aggregate { return aggregateCall(aggregate, name, arguments, span: span) }
        if let function = ScalarFunctions.named(word) {
            guard let call = checkedCall(name, arguments, span, function.arity, function.syntax) else { return nil }
            return function.check(call, &self).map { Operand($0, span: span) }
        }
        if let aggregate {
            reportAggregateOfRows(aggregate, span: span)
        } else if measureDefinition(word) != nil {
            report(
                "not-a-function", at: span, "`\(word)` is a measure and takes no brackets",
                fix: Diagnostic.Fix(span, word))
        } else if let foreign = ForeignWords.function(word) {
            report(
                "unknown-function", at: name.span, "there is no function `\(name.name)`", help: [foreign.help],
                fix: foreign.word.map { Diagnostic.Fix(name.span, $0) })
        } else {
            let near = nearest(to: word, in: ScalarFunctions.all.map(\.name) + Aggregates.all.map(\.name))
            report(
                "unknown-function", at: name.span, "there is no function `\(name.name)`",
                help: near.isEmpty ? ["`help functions` lists them"] : [didYouMean(near)],
                fix: near.first.map { Diagnostic.Fix(name.span, $0) })
        }
        return nil
    }

    private mutating func reportAggregateOfRows(_ aggregate: AggregateDefinition, span: SourceSpan) {
        if isInsideAggregate {
            report("nested-aggregate", at: span, "an aggregate cannot stand inside another")
            return
        }
        let help =
            scope.isMentions
            ? "group first: `group \(aggregate.name)(…) by …`, then `| \(stageWord) …` on its column"
            : "name the column that the grouping before made"
        report(
            "aggregate-in-rows", at: span,
            "`\(aggregate.name)(…)` sums up many rows, and `\(stageWord)` looks at one at a time", help: [help])
    }

    /// Arguments checked and counted.
    private mutating func checkedCall(
        _ name: Identifier, _ arguments: [Expression], _ span: SourceSpan, _ arity: ClosedRange<Int>, _ syntax: String
    ) -> FunctionCall? {
        guard arity.contains(arguments.count) else {
            let count = arguments.count == 1 ? "1 argument" : "\(arguments.count) arguments"
            report(
                "argument-count", at: span, "`\(name.name)` does not go with \(count)",
                help: ["it is written `\(syntax)`"])
            return nil
        }
        let operands = arguments.map { expression($0) }
        guard !operands.contains(where: { $0 == nil }) else { return nil }
        return FunctionCall(name: name.name.lowercased(), arguments: operands.compactMap { $0 }, span: span)
    }

    private mutating func aggregateCall(
        _ aggregate: AggregateDefinition, _ name: Identifier, _ arguments: [Expression], span: SourceSpan
    ) -> Operand? {
        // Inside the brackets names are columns.
        let builder = aggregation
        aggregation = nil
        isInsideAggregate = true
        let call = checkedCall(name, arguments, span, aggregate.arity, aggregate.syntax)
        isInsideAggregate = false
        aggregation = builder
        guard let call else { return nil }
        return aggregate.lower(call, &self).map { Operand($0, span: span) }
    }

    /// A name outside an aggregate's brackets: a measure, or a `let` made of aggregates.
    mutating func aggregateName(_ written: String, span: SourceSpan) -> Operand? {
        if scope.isUnknown { return nil }
        if !scope.isMentions, let entry = scope[matching: written] {
            reportColumnAfterGroup(entry, span: span)
            return nil
        }
        if let measure = measureDefinition(written) { return self.measure(measure, span: span) }
        if reportUnknownVersion(written, span: span) { return nil }
        if let bound = letExpression(written, span: span) { return bound.operand }
        if let entry = scope[matching: written] {
            reportColumnOutsideAggregate(entry, span: span)
            return nil
        }
        if let foreign = ForeignWords.measure(written) {
            report(
                "unknown-measure", at: span, "there is no measure `\(written)`", help: [foreign.help],
                fix: foreign.word.map { Diagnostic.Fix(span, $0) })
            return nil
        }
        let others = Aggregates.all.map(\.name).filter { Measures.named($0) == nil }
        let near = nearest(to: written, in: measureNames + others + scope.names)
        report(
            "unknown-measure", at: span, "there is no measure `\(written)`",
            help: near.isEmpty ? ["`measures` lists them"] : [didYouMean(near)],
            fix: near.first.map { Diagnostic.Fix(span, $0) })
        return nil
    }

    private mutating func measure(_ measure: MeasureDefinition, span: SourceSpan) -> Operand? {
        // Rows of any kind can be counted; other measures ask for fields of mentions.
        guard scope.isMentions || measure.name == "count" else {
            report(
                "measure-after-group", at: span, "`\(measure.name)` needs mentions, and \(rowsAreNotMentions)",
                help: ["ask for it in the grouping before: `group …, \(measure.name) by …`"])
            return nil
        }
        if let remark = measure.remark, !captions.contains(remark) { captions.append(remark) }
        if !measures.contains(where: { $0.name == measure.name && $0.version == measure.version }) {
            measures.append(measure)
        }
        let noneOwn = "no account is known to be ours, so that what they answered is not known: `help own`"
        if measure.name.hasPrefix("response_"), store.ownAccounts.isEmpty {
            if !captions.contains(noneOwn) { captions.append(noneOwn) }
            let type: ValueType = measure.name == "response_time" ? .duration : .number
            return Operand(TypedExpression(type, .literal(.null)), span: span)
        }
        if measure.name.hasPrefix("response_") {
            let accounts =
                "answers are those of the accounts of \(store.ownAccounts.map(\.name).joined(separator: ", "))"
            if !captions.contains(accounts) { captions.append(accounts) }
        }
        guard let formula = syntax(of: measure) else {
            report(
                "damaged-measure", at: span,
                "the stored formula of `\(measure.name)` cannot be read: \(measure.formula)")
            return nil
        }
        let isUsers = isUserMeasure(measure)
        if isUsers {
            guard enter(measure.name, span: span) else { return nil }
            let remark = "\(measure.name): \(measure.formula) (version \(measure.version))"
            if !captions.contains(remark) { captions.append(remark) }
        }
        defer { if isUsers { inlining.removeLast() } }
        let quotation = Quotation(name: "the measure `\(measure.name)`", span: span)
        var operand = quoting(quotation) { $0.expression(formula) }
        if let coverage = measure.coverage {
            let builder = aggregation
            aggregation = nil
            let known = quoting(quotation) { $0.expression(Measures.syntax(of: coverage.expression)) }
            aggregation = builder
            if let known { aggregation?.cover(known.typed, what: coverage.what) }
            if coverage.expression == "sentiment", let source = scope["sentiment_source"] {
                aggregation?.note(.unsure, unsureBy: source.expression)
            }
            if coverage.expression == "sentiment", builder?.isOfPickedBrand == true,
                let several = scope["brand_sentiment"]
            {
                aggregation?.note(severalBrands: several.expression)
            }
        }
        operand?.span = span
        return operand
    }

    private mutating func reportColumnAfterGroup(_ entry: Scope.Entry, span: SourceSpan) {
        let name = entry.info.name
        if name == "count" {
            report(
                "measure-after-group", at: span, "`count` is a column of the rows here, not a measure",
                help: ["`count()` counts these rows, `sum(count)` adds the column up"])
            return
        }
        let isSummable = entry.info.type.isNumeric || entry.info.type == .duration
        report(
            "measure-after-group", at: span, "`\(name)` is a column of the rows here, not a measure",
            help: ["after a group write \(isSummable ? "`sum(\(name))`" : "`distinct(\(name))`")"],
            fix: Diagnostic.Fix(span, isSummable ? "sum(\(name))" : "distinct(\(name))"))
    }

    private mutating func reportColumnOutsideAggregate(_ entry: Scope.Entry, span: SourceSpan) {
        let name = entry.info.name
        let forms: [String]
        switch entry.info.type {
        case .integer, .fixed, .number, .duration: forms = ["sum(\(name))", "avg(\(name))", "max(\(name))"]
        case .time: forms = ["min(\(name))", "max(\(name))"]
        case .boolean: forms = ["count(\(name))", "rate(\(name))"]
        case .text, .list: forms = ["distinct(\(name))"]
        }
        report(
            "column-outside-aggregate", at: span, "`\(name)` is a column of many rows",
            help: [
                ForeignWords.measure(name)?.help
                    ?? "say what to make of them: \(orList(forms.map { "`\($0)`" })), or `by \(name)`"
            ])
    }
}

extension Scope {
    /// The column that a written name means, if it means one.
    subscript(matching written: String) -> Entry? {
        guard case .one(let name) = NameMatch(written, among: names) else { return nil }
        return self[name]
    }
}
