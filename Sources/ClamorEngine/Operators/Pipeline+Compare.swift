import ClamorColumns
import ClamorQuery
import Foundation

extension Pipeline {
    /// The rows with what the period before had beside them.
    mutating func compared(_ comparison: PeriodComparison, _ table: TableRows) throws -> TableRows {
        guard let whole = compared[comparison.operatorCount] else {
            preconditionFailure("what is compared is a table")
        }
        let before = try previousPeriod(comparison)
        let present = PeriodPairs.Period(
            rows: table, buckets: try buckets(comparison, choices.buckets, over: query.range))
        let pairs = try PeriodPairs(comparison, now: present, before: before, context)
        notes += try pairs.notes(comparison, table, context)
        var result = table
        for column in comparison.columns {
            let change = try PeriodChange(
                column, weights: pairs.weights ?? Array(repeating: comparison.scale, count: table.count),
                now: table.value(column.name, context),
                then: pairs.previous(
                    before.rows.value(column.name, context),
                    absent: column.isAdditive ? column.previous.type.zero : .null))
            result.set(column.previous, change.then)
            if let known = column.known {
                let then = pairs.previous(try before.rows.value(known.name, context), absent: .integer(0))
                result.set(known.previous, then)
            }
            result.set(column.change, change.change)
            if let percent = column.percent { result.set(percent, change.percent) }
            guard let test = column.test, let significance = column.significance else { continue }
            let p = change.significance(try variances(test, column, change, whole, table, before, pairs))
            result.set(significance, p)
            if let discovery = column.discovery { result.set(discovery, discoveries(p, column, comparison)) }
        }
        return result.selecting(comparison.schema.map(\.name))
    }

    /// The p of a column's rows adjusted for one another, with a note of how many are findings.
    private mutating func discoveries(
        _ p: Column, _ column: PeriodComparison.Compared, _ comparison: PeriodComparison
    ) -> Column {
        let values = p.numbers()
        let adjusted = FalseDiscovery.adjusted(values.indices.map { p.isNull($0) ? nil : values[$0] })
        let known = adjusted.compactMap { $0 }
        if known.count >= 2 {
            let isOnly = comparison.columns.count { $0.discovery != nil } == 1
            let found = known.count { $0 <= FalseDiscovery.rate }
            notes.append(
                "\(isOnly ? "" : column.name + ": ")\(Count(found)) of \(Count(known.count)) rows "
                    + "\(found == 1 ? "changes" : "change") more than chance at a false discovery rate of 5 %")
        }
        return p.replacingNumbers(adjusted.map { $0 ?? 0 })
    }

    /// The same steps over the range before, with the choices that the present ones made.
    private func previousPeriod(_ comparison: PeriodComparison) throws -> PeriodPairs.Period {
        var earlier = query
        earlier.range = comparison.previousRange
        earlier.operators = Array(query.operators[..<comparison.operatorCount])
        var pipeline = Pipeline(earlier, context.over(comparison.previousRange), following: choices)
        try pipeline.apply()
        guard case .table(let rows) = pipeline.rows else { preconditionFailure("what is compared is a table") }
        return PeriodPairs.Period(
            rows: rows, buckets: try buckets(comparison, pipeline.choices.buckets, over: comparison.previousRange))
    }

    private func buckets(
        _ comparison: PeriodComparison, _ starts: [Int64], over range: TimeRange?
    ) throws -> PeriodBuckets? {
        guard comparison.pairsBuckets else { return nil }
        for case .aggregate(let aggregation) in query.operators {
            if let step = aggregation.trend { return try PeriodBuckets(starts, step: step, range: range, context) }
        }
        preconditionFailure("buckets are those of a trend")
    }

    /// The variances of the values of both periods.
    private func variances(
        _ test: PeriodComparison.Test, _ column: PeriodComparison.Compared, _ change: PeriodChange,
        _ whole: TableRows, _ table: TableRows, _ before: PeriodPairs.Period, _ pairs: PeriodPairs
    ) throws -> [Column] {
        switch test {
        case .count: return [change.now, change.then.multiplied(by: change.weights.map { $0 * $0 })]
        case .variance(let name):
            return [
                try table.value(name, context), pairs.previous(try before.rows.value(name, context), absent: .null),
            ]
        case .share(let name):
            let totals = try [whole, before.rows].map { try $0.total(of: name, where: column.name, context) }
            return zip([change.now, change.then], totals).map { share, total in
                share.replacingNumbers(share.numbers().map { $0 * (100 - $0) / total })
            }
        }
    }
}

/// One column of both periods, and how it changed.
struct PeriodChange {
    let now: Column
    /// What it was, beside each present row.
    let then: Column
    /// What one then counts now, beside each row.
    let weights: [Double]
    private let info: ColumnInfo
    private let difference: Column

    init(_ compared: PeriodComparison.Compared, weights: [Double], now: Column, then: Column) {
        self.now = now
        self.then = then
        let weights = compared.isAdditive ? weights : Array(repeating: 1, count: now.count)
        self.weights = weights
        info = compared.change
        let values = zip(zip(now.numbers(), then.numbers()), weights).map { $0.0 - $0.1 * $1 }
        let known = now.replacingNumbers(values)
        difference = then.validity.map(known.masked) ?? known
    }

    /// Now less then, in the type that is wanted of it.
    var change: Column {
        if info.type == .number { return difference }
        if weights.allSatisfy({ $0 == 1 }), info.type == now.type, info.type == then.type {
            let values = zip(now.integers, then.integers).enumerated().map { row, pair -> Int64? in
                let (value, overflows) = pair.0.subtractingReportingOverflow(pair.1)
                return difference.isNull(row) || overflows ? nil : value
            }
            return Column(type: info.type, ordered: values)
        }
        let unit: Double = info.type == .fixed ? 10_000 : 1
        return Column(
            type: info.type,
            ordered: difference.numbers().enumerated().map { row, value in
                difference.isNull(row) ? nil : Int64(exactly: (value * unit).rounded())
            })
    }

    /// The change in percent of what it was; missing where that is 0 or below, of which there is no part.
    var percent: Column {
        let base = then.multiplied(by: weights).numbers()
        return difference.replacingNumbers(zip(difference.numbers(), base).map { $1 > 0 ? 100 * $0 / $1 : .nan })
    }

    /// The two-sided p of the change from the normal distribution: erfc(|z| / √2).
    func significance(_ variances: [Column]) -> Column {
        let known = variances.reduce(difference.validity) { intersection($0, $1.validity) }
        let sums = zip(variances[0].numbers(), variances[1].numbers()).map { $0 + $1 }
        let values = zip(difference.numbers(), sums).map { difference, variance in
            variance > 0 ? erfc(difference.magnitude / (2 * variance).squareRoot()) : .nan
        }
        return Column(type: .number, count: values.count, storage: .numbers(values), validity: known)
            .replacingNumbers(values)
    }
}

extension Column {
    /// Each value so many times, as numbers.
    fileprivate func multiplied(by factors: [Double]) -> Column {
        replacingNumbers(zip(numbers(), factors).map { $0 * $1 })
    }
}

extension TableRows {
    /// The columns of these names, in this order.
    fileprivate func selecting(_ names: [String]) -> TableRows {
        let indices = names.map { name in
            guard let index = schema.firstIndex(where: { $0.name == name }) else {
                preconditionFailure("no column `\(name)`")
            }
            return index
        }
        return TableRows(schema: indices.map { schema[$0] }, columns: indices.map { columns[$0] }, count: count)
    }

    /// The sum of a column of counts over the rows where another is known.
    fileprivate func total(of name: String, where known: String, _ context: RunContext) throws -> Double {
        let values = try value(name, context).numbers()
        let column = try value(known, context)
        return values.indices.reduce(0) { column.isNull($1) ? $0 : $0 + values[$1] }
    }
}
