import ClamorColumns
import ClamorLanguage
import ClamorText

/// What is known of the errors of columns that estimate something from a sample.
extension PipelineChecker {
    /// The estimates among the columns of a grouping; of the others nothing is told.
    ///
    /// - Parameter builder: the sums that the columns need.
    mutating func estimates(
        of columns: [(node: AggregateNode, name: String)], _ builder: AggregationBuilder
    ) -> [ColumnEstimate] {
        let told = diagnostics
        defer {
            aggregation = nil
            diagnostics = told
        }
        return columns.compactMap { node, name in
            aggregation = builder
            // What one estimate adds must not be called like what another does.
            aggregation?.prefix = "\(name)~"
            guard let formula = estimateFormula(of: node.value),
                let arguments = underCondition(of: node, { $0.lowered(formula.arguments) }), let aggregation
            else { return nil }
            return ColumnEstimate(
                column: name, kind: formula.kind, arguments: arguments,
                spare: Array(aggregation.primitives[builder.count...]), scale: formula.scale, offset: formula.offset)
        }
    }

    private mutating func lowered(_ formulas: [Expression]) -> [TypedExpression]? {
        let operands = formulas.map { expression($0)?.typed }
        return operands.contains { $0 == nil } ? nil : operands.compactMap { $0 }
    }

    /// What an aggregate estimates, as expressions of aggregates.
    private struct Formula {
        var kind: Estimate
        var arguments: [Expression]
        var scale = 1.0
        var offset = 0.0
    }

    private func estimateFormula(of node: Expression) -> Formula? {
        switch node.kind {
        case .name(let written):
            guard let measure = measureDefinition(written) else { return nil }
            if let estimate = measure.estimate {
                return Formula(
                    kind: estimate.kind, arguments: estimate.arguments.map { Measures.syntax(of: $0) },
                    scale: estimate.scale, offset: estimate.offset)
            }
            return isUserMeasure(measure) ? syntax(of: measure).flatMap(estimateFormula) : nil
        case .call(let name, let arguments) where arguments.count == 1:
            func call(_ function: String, _ argument: Expression) -> Expression {
                Expression(.call(Identifier(function, span: name.span), [argument]), span: node.span)
            }
            let known = Expression(.missing(arguments[0], negated: true), span: node.span)
            switch name.name.lowercased() {
            case "rate":
                return Formula(
                    kind: .proportion, arguments: [call("count", arguments[0]), call("count", known)], scale: 100)
            case "avg":
                return Formula(
                    kind: .mean, arguments: [node, call("stdev", arguments[0]), call("count", known)])
            default: return nil
            }
        default: return nil
        }
    }

    /// Adds the ends of the interval behind each estimate, and how many rows it is estimated from, unless rows are counted
    /// in a column already and the estimate is of all of them.
    mutating func addIntervals(to aggregation: inout Aggregation, span: SourceSpan) {
        guard !aggregation.estimates.isEmpty else {
            report(
                "no-interval", at: span, "none of these columns estimates anything: counts and sums are what they are",
                help: ["`net`, `net_polar`, `score`, `response_rate`, `rate(…)` and `avg(…)` have intervals"])
            return
        }
        let counts = aggregation.primitives.filter { $0.function == .count && $0.condition == nil }.map(\.name)
        func isCount(_ expression: TypedExpression) -> Bool {
            if case .column(let name) = expression.kind { counts.contains(name) } else { false }
        }
        let countsRows = aggregation.outputs.contains { isCount($0.expression) }
        for estimate in aggregation.estimates {
            guard let place = aggregation.outputs.firstIndex(where: { $0.info.name == estimate.column }) else {
                continue
            }
            aggregation.primitives += estimate.spare
            let (info, value) = (aggregation.outputs[place].info, aggregation.outputs[place].expression)
            // What is not known has no interval.
            let isKnown = TypedExpression(.boolean, .isMissing(value, negated: true))
            let ends = [UncertaintyBound.low, .high].map { bound in
                NamedExpression(
                    ColumnInfo("\(info.name)_\(bound.rawValue)", .number, format: info.format),
                    TypedExpression(.number, .call(.if, [isKnown, estimate.expression(bound)])))
            }
            let total = estimate.arguments[estimate.arguments.count - 1]
            let number = NamedExpression(ColumnInfo("\(info.name)_n", .integer), total)
            aggregation.outputs.insert(
                contentsOf: countsRows && isCount(total) ? ends : ends + [number], at: place + 1)
        }
        let columns = aggregation.outputs
        _ = areDistinct(columns, at: columns.map { _ in span }, after: aggregation.keys)
        let kinds = Set(aggregation.estimates.map(\.kind))
        let methods = [
            (Estimate.proportion, "Wilson"), (.net, "Dirichlet with Jeffreys’ prior"), (.mean, "normal approximation"),
        ].filter { kinds.contains($0.0) }.map(\.1)
        captions.append(
            "intervals of 95 % (\(methods.joined(separator: "; "))): chance alone, not errors of the scoring")
    }
}

extension ColumnEstimate {
    /// One end of the interval, or the variance, in the unit of the column (or its square).
    package func expression(_ bound: UncertaintyBound) -> TypedExpression {
        let raw = TypedExpression(.number, .call(.uncertainty(kind, bound), arguments))
        let factor = bound == .variance ? scale * scale : scale
        let scaled = factor == 1 ? raw : raw.combined(.multiply, factor)
        return bound == .variance || offset == 0 ? scaled : scaled.combined(.add, offset)
    }
}

extension TypedExpression {
    fileprivate func combined(_ sign: Arithmetic, _ number: Double) -> TypedExpression {
        TypedExpression(.number, .arithmetic(sign, self, TypedExpression(.number, .literal(.number(number)))))
    }
}
