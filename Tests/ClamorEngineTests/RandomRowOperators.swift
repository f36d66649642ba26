import ClamorColumns
import ClamorQuery
import ClamorTime

extension RandomQueries {
    private static let numeric: [ValueType] = [.integer, .fixed, .number]

    mutating func addAssertion(_ numbers: inout SeededNumbers) {
        operators.append(.assert(Assertion(condition: expressions.condition(&numbers), message: "")))
    }

    /// Columns that may go or be called otherwise: those of which something is left.
    mutating func addDropOrRename(_ numbers: inout SeededNumbers) {
        let candidates = schema.filter { $0.name != "id" }
        guard candidates.count > 1 else { return }
        let chosen = numbers.pick(candidates)
        forget(chosen)
        if numbers.chance(40) {
            schema.removeAll { $0.name == chosen.name }
            operators.append(.drop([chosen.name]))
            return
        }
        let info = ColumnInfo(newName(), chosen.type)
        operators.append(.rename([Renaming(old: chosen.name, info: info)]))
        schema = schema.map { $0.name == chosen.name ? info : $0 }
        expressions.columns[info.type, default: []].append(info.name)
    }

    private mutating func forget(_ info: ColumnInfo) {
        expressions.columns[info.type]?.removeAll { $0 == info.name }
    }

    mutating func addFilling(_ numbers: inout SeededNumbers) {
        var filling = Filling(numbers.chance(50) ? .zero : .previous, columns: [], series: [])
        let candidates = schema.filter { filling.value == .previous || Self.numeric.contains($0.type) }
        guard !candidates.isEmpty else { return }
        filling.columns = (0..<1 + numbers.below(2)).map { _ in numbers.pick(candidates).name }
        let others = schema.filter { !filling.columns.contains($0.name) && $0.type != .number }
        if numbers.chance(60), !others.isEmpty { filling.series = [numbers.pick(others).name] }
        operators.append(.fill(filling))
    }

    mutating func addDescription(_ numbers: inout SeededNumbers) {
        let columns = schema.filter { $0.name != "id" && numbers.chance(60) }
        let rowFields = ["text", "title", "extra.note"]
        operators.append(
            .describe(
                Description(
                    columns: columns.map { info in
                        Description.Described(
                            NamedExpression(info, TypedExpression(info.type, .column(info.name))),
                            countsValues: !rowFields.contains(info.name) && numbers.chance(90))
                    })))
        become(Description.schema)
        keys = []
    }

    /// A pivot of rows that a grouping made, which tells them apart by their keys.
    mutating func addPivot(_ numbers: inout SeededNumbers) throws {
        let kept = keys.filter(schema.contains)
        let spread = schema.filter { Self.numeric.contains($0.type) && !kept.contains($0) }
        guard kept.count == keys.count, !keys.isEmpty, !spread.isEmpty else { return }
        let column = numbers.pick(keys)
        let chosen = (0..<1 + numbers.below(2)).map { _ in numbers.pick(spread) }
        let values = try values(of: column.name)
        let others = keys.filter { $0 != column }
        if values.isEmpty, others.isEmpty { return }
        var outputs: [ColumnInfo] = []
        for _ in values { for info in chosen { outputs.append(ColumnInfo(newName(), info.type)) } }
        let zeros = numbers.chance(50)
        operators.append(
            .pivot(
                Pivot(
                    column: column.name, values: values,
                    spread: chosen.map {
                        Pivot.Spread(name: $0.name, absent: zeros && $0.type == .integer ? .integer(0) : .null)
                    }, keys: others, outputs: outputs)))
        become(others + outputs)
        keys = others
    }

    // MARK: Periods

    /// A comparison of what the grouping before made, perhaps of its shares, perhaps of a part of its rows.
    mutating func addComparison(_ numbers: inout SeededNumbers) {
        guard case .aggregate? = operators.last else { return }
        let day: Int64 = 86_400_000
        let lower = RandomMentions.start + (6 + Int64(numbers.below(6))) * day
        let length = numbers.pick([5 * day, 8 * day + 3_600_000])
        let shorter = numbers.chance(30) ? 2 * day : 0
        range = TimeRange(lower: Instant(milliseconds: lower), upper: Instant(milliseconds: lower + length))
        let previous = TimeRange(
            lower: Instant(milliseconds: lower - length),
            upper: Instant(milliseconds: lower - shorter))
        var compared = schema.filter { Self.numeric.contains($0.type) && !keys.contains($0) }
        var shared: (name: String, of: String)?
        if numbers.chance(30), let counts = compared.first(where: { $0.type == .integer }) {
            let info = ColumnInfo(newName(), .number)
            let named = keys.filter { $0.type == .text }.prefix(1).map(\.name)
            operators.append(.share(column: counts.name, output: info, keys: named))
            add(info)
            compared.append(info)
            shared = (info.name, counts.name)
        }
        let count = operators.count
        if numbers.chance(30) { addChoice(&numbers) }
        var scale = 1.0
        if shorter > 0 { scale = Double(length) / Double(length - shorter) }
        let columns = compared.filter { _ in numbers.chance(80) }.map { info in
            comparison(of: info, compared, shared, scale, &numbers)
        }
        // A column that served a test alone goes.
        let hidden = numbers.chance(20) ? compared.first?.name : nil
        var all: [ColumnInfo] = []
        for info in schema where info.name != hidden {
            all.append(info)
            guard let column = columns.first(where: { $0.name == info.name }) else { continue }
            all += [column.previous, column.change] + [column.percent].compactMap { $0 }
            if let significance = column.significance { all.append(significance) }
        }
        operators.append(
            .compare(
                PeriodComparison(
                    previousRange: previous, operatorCount: count, keys: keys.map(\.name), pairsBuckets: isTrend,
                    columns: columns, scale: scale, schema: all)))
        become(all)
    }

    /// Whole numbers of the grouping before over time, perhaps of a part of its rows.
    mutating func addSpark(_ numbers: inout SeededNumbers) {
        guard !isTrend, case .aggregate(let aggregation)? = operators.last else { return }
        let drawn = schema.filter { $0.type == .integer && !keys.contains($0) }
        guard !drawn.isEmpty else { return }
        let step = TimeStep(count: 1, unit: numbers.pick([.day, .week]))
        let bucket = NamedExpression(
            ColumnInfo("~bucket", .time),
            TypedExpression(.time, .call(.timeBucket(step), [TypedExpression(.time, .column("time"))])))
        let again = Aggregation(
            keys: [bucket] + aggregation.keys, trend: step, primitives: aggregation.primitives,
            outputs: aggregation.outputs)
        let request = SparkRequest(
            operators: operators.dropLast() + [.aggregate(again)], keys: keys.map(\.name),
            columns: drawn.map { SparkRequest.Drawn(name: $0.name, output: ColumnInfo(newName(), .list)) }, step: step)
        if numbers.chance(50) { addChoice(&numbers) }
        operators.append(.spark(request))
        for column in request.columns { add(column.output) }
    }

    private mutating func addChoice(_ numbers: inout SeededNumbers) {
        switch numbers.below(4) {
        case 0: operators.append(.filter(expressions.condition(&numbers)))
        case 1: operators.append(.sort(sortKeys(&numbers)))
        case 2: operators.append(.take(numbers.below(10)))
        default: operators.append(.rank(Ranking(count: numbers.below(6), keys: sortKeys(&numbers), per: [])))
        }
    }

    private mutating func comparison(
        of info: ColumnInfo, _ compared: [ColumnInfo], _ shared: (name: String, of: String)?, _ scale: Double,
        _ numbers: inout SeededNumbers
    ) -> PeriodComparison.Compared {
        var test: PeriodComparison.Test?
        if let shared, shared.name == info.name {
            test = .share(of: shared.of)
        } else if numbers.chance(70) {
            test = numbers.chance(50) ? .count : .variance(column: numbers.pick(compared).name)
        }
        let isExact = info.type != .number && (scale == 1 || numbers.chance(50))
        return PeriodComparison.Compared(
            name: info.name, previous: ColumnInfo(newName(), info.type),
            change: ColumnInfo(newName(), isExact ? info.type : .number), percent: ColumnInfo(newName(), .number),
            significance: test == nil ? nil : ColumnInfo(newName(), .number), test: test,
            isAdditive: shared?.name != info.name && numbers.chance(50))
    }
}
