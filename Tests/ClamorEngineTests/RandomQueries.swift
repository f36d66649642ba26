import ClamorColumns
import ClamorQuery
import ClamorTime

/// Whole queries made at random.
struct RandomQueries {
    var expressions = RandomExpressions.mentions
    var operators: [Operator] = []
    var schema: [ColumnInfo]
    var range: TimeRange?
    /// Columns that tell the rows of the last grouping apart.
    var keys: [ColumnInfo] = []
    /// Whether the first of them is a bucket of a trend.
    var isTrend = false
    private var counter = 0
    private let zone: Zone
    private let reference: ReferenceExecutor

    private init(zone: Zone, _ reference: ReferenceExecutor) {
        self.zone = zone
        self.reference = reference
        schema = RandomExpressions.mentions.columns.keys.sorted { $0.rawValue < $1.rawValue }.flatMap { type in
            (RandomExpressions.mentions.columns[type] ?? []).map { ColumnInfo($0, type) }
        }
        schema.insert(ColumnInfo("id", .text), at: 0)
    }

    /// - Parameter reference: with the mentions that will be asked, for operators that name values.
    static func query(_ numbers: inout SeededNumbers, _ reference: ReferenceExecutor) throws -> Query {
        let zone = numbers.chance(50) ? Zone.utc : try! Zone(identifier: "Europe/Berlin")
        var made = RandomQueries(zone: zone, reference)
        if numbers.chance(50) {
            let lower = RandomMentions.start + Int64(numbers.below(12)) * 86_400_000 / 2
            made.range = TimeRange(
                lower: numbers.chance(80) ? Instant(milliseconds: lower) : nil,
                upper: numbers.chance(80) ? Instant(milliseconds: lower + 10 * 86_400_000 + 3_600_000) : nil)
        }
        for _ in 0..<numbers.below(3) { made.addMentionStep(&numbers) }
        if numbers.chance(75) {
            if numbers.chance(15) {
                made.addDescription(&numbers)
            } else {
                made.addAggregation(&numbers)
                if numbers.chance(20) { made.addSpark(&numbers) }
                if numbers.chance(40) { made.addComparison(&numbers) }
                if numbers.chance(30) { try made.addPivot(&numbers) }
            }
            for _ in 0..<numbers.below(3) { made.addTableStep(&numbers) }
        } else if numbers.chance(50) {
            made.addMentionStep(&numbers)
        }
        return made.query
    }

    /// What was made so far.
    private var query: Query {
        let topics = [
            Definitions.Topic(name: "Bolt", family: "brand", search: .term(SearchTerm(patterns: [.token("win")]))),
            Definitions.Topic(
                name: "Late", family: "theme",
                search: .term(SearchTerm(patterns: [.token("late"), .token("app")]))),
        ]
        return Query(
            source: .mentions, range: range, operators: operators, zone: zone,
            now: Instant(milliseconds: RandomMentions.start + 30 * 86_400_000), snapshot: nil,
            definitions: Definitions(topics: topics, ownHandles: ["bob"]), schema: schema,
            yieldsMentions: expressions.areMentions)
    }

    /// The different values of a column so far, texts in folded form, as they come first.
    func values(of name: String) throws -> [Value] {
        let place = schema.firstIndex { $0.name == name }!
        var values: [Value] = []
        for row in try reference.run(query).rows {
            let value = ReferenceGrouping.folded(row[place])
            if !values.contains(where: { ReferenceGrouping.folded($0) == value }) { values.append(row[place]) }
        }
        return values
    }

    mutating func newName() -> String {
        counter += 1
        return "x\(counter)"
    }

    private mutating func addMentionStep(_ numbers: inout SeededNumbers) {
        switch numbers.below(11) {
        case 0, 1, 2: operators.append(.filter(expressions.condition(&numbers)))
        case 3: operators.append(.search(RandomSearches.search(&numbers, expressions)))
        case 4: addExtend(&numbers)
        case 5: operators.append(.sort(sortKeys(&numbers)))
        case 6: operators.append(.take(numbers.below(60)))
        case 7: operators.append(.sample(count: numbers.below(60), seed: Int64(numbers.below(4))))
        case 8: addAssertion(&numbers)
        case 9: addDropOrRename(&numbers)
        default: addRankOrShare(&numbers)
        }
    }

    private mutating func addTableStep(_ numbers: inout SeededNumbers) {
        switch numbers.below(11) {
        case 0, 1: operators.append(.filter(expressions.condition(&numbers)))
        case 2: operators.append(.sort(sortKeys(&numbers)))
        case 3: operators.append(.take(numbers.below(10)))
        case 4: addExtend(&numbers)
        case 5: addAggregation(&numbers)
        case 6: addFilling(&numbers)
        case 7: addAssertion(&numbers)
        case 8: addDropOrRename(&numbers)
        case 9: addDescription(&numbers)
        default: addRankOrShare(&numbers)
        }
    }

    private mutating func addExtend(_ numbers: inout SeededNumbers) {
        let value = numbers.chance(50) ? expressions.number(&numbers) : expressions.text(&numbers)
        let info = ColumnInfo(newName(), value.type)
        operators.append(.extend([NamedExpression(info, value)]))
        add(info)
    }

    mutating func add(_ info: ColumnInfo) {
        schema.append(info)
        expressions.columns[info.type, default: []].append(info.name)
    }

    func sortKeys(_ numbers: inout SeededNumbers) -> [SortKey] {
        (0..<1 + numbers.below(2)).map { _ in
            SortKey(
                expression: numbers.chance(60) ? expressions.number(&numbers) : expressions.text(&numbers),
                descending: numbers.chance(50))
        }
    }

    private mutating func addRankOrShare(_ numbers: inout SeededNumbers) {
        if numbers.chance(40), let value = expressions.column(.integer, &numbers), case .column(let name) = value.kind {
            let info = ColumnInfo(newName(), .number)
            let key = expressions.column(numbers.chance(50) ? .text : .list, &numbers)
            var keys: [String] = []
            if case .column(let name)? = key?.kind { keys = [name] }
            operators.append(.share(column: name, output: info, keys: keys))
            add(info)
            return
        }
        var per: [TypedExpression] = []
        if numbers.chance(40), let key = expressions.column(numbers.chance(60) ? .text : .list, &numbers) {
            per = [key]
        }
        operators.append(.rank(Ranking(count: numbers.below(12), keys: sortKeys(&numbers), per: per)))
    }

    // MARK: Grouping

    private mutating func addAggregation(_ numbers: inout SeededNumbers) {
        isTrend = expressions.areMentions && numbers.chance(35)
        var keys: [NamedExpression] = []
        var step: TimeStep?
        if isTrend {
            let chosen = numbers.pick([
                TimeStep(count: 1, unit: .day), TimeStep(count: 6, unit: .hour), TimeStep(count: 1, unit: .week),
            ])
            step = chosen
            let bucket = TypedExpression(.time, .call(.timeBucket(chosen), [TypedExpression(.time, .column("time"))]))
            keys.append(NamedExpression(ColumnInfo(newName(), .time), bucket))
        }
        for _ in 0..<(isTrend ? numbers.below(2) : numbers.below(4)) {
            guard let key = key(&numbers) else { continue }
            keys.append(NamedExpression(ColumnInfo(newName(), key.type == .list ? .text : key.type), key))
        }
        if !isTrend, numbers.chance(10), !keys.isEmpty {
            operators.append(.distinct(keys))
            become(keys.map(\.info))
            self.keys = schema
            return
        }
        let primitives = (1...2 + numbers.below(3)).map { primitive("p\($0)", &numbers) }
        let outputs = primitives.map { primitive in
            NamedExpression(
                ColumnInfo(newName(), primitive.type), TypedExpression(primitive.type, .column(primitive.name)))
        }
        let isTextSeries = keys.count == 2 && keys[1].info.type == .text
        var aggregation = Aggregation(
            keys: keys, trend: step, seriesLimit: isTrend && isTextSeries && numbers.chance(50) ? 2 : nil,
            primitives: primitives, outputs: outputs,
            groupLimit: !isTrend && !keys.isEmpty && numbers.chance(20) ? 3 : nil)
        aggregation.leavesEmptyBucketsMissing = isTrend && numbers.chance(30)
        operators.append(.aggregate(aggregation))
        become(keys.map(\.info) + outputs.map(\.info))
        self.keys = keys.map(\.info)
    }

    mutating func become(_ columns: [ColumnInfo]) {
        schema = columns
        expressions = RandomExpressions(columns: [:], areMentions: false)
        for info in columns { expressions.columns[info.type, default: []].append(info.name) }
    }

    private func key(_ numbers: inout SeededNumbers) -> TypedExpression? {
        switch numbers.below(7) {
        case 0, 1: return expressions.column(.list, &numbers) ?? expressions.column(.text, &numbers)
        case 2: return expressions.column(.integer, &numbers)
        case 3: return expressions.column(.boolean, &numbers)
        case 4: return expressions.text(&numbers)
        case 5 where expressions.areMentions:
            let time = TypedExpression(.time, .column("time"))
            return TypedExpression(.integer, .call(numbers.pick([.hourOfDay, .dayOfWeek]), [time]))
        default: return expressions.column(.text, &numbers)
        }
    }

    private func primitive(_ name: String, _ numbers: inout SeededNumbers) -> PrimitiveAggregate {
        typealias Function = PrimitiveAggregate.Function
        let condition = numbers.chance(30) ? expressions.condition(&numbers, depth: 1) : nil
        let number = expressions.number(&numbers, depth: 1)
        let any = numbers.chance(50) ? expressions.text(&numbers) : number
        switch numbers.below(10) {
        case 0, 1: return PrimitiveAggregate(name: name, function: .count, condition: condition, type: .integer)
        case 2:
            return PrimitiveAggregate(
                name: name, function: .countPresent, argument: any, condition: condition, type: .integer)
        case 3:
            return PrimitiveAggregate(
                name: name, function: .sum, argument: number, condition: condition, type: number.type)
        case 4:
            return PrimitiveAggregate(
                name: name, function: .average, argument: number, condition: condition, type: .number)
        case 5:
            let function = numbers.pick([Function.minimum, .maximum])
            return PrimitiveAggregate(
                name: name, function: function, argument: any, condition: condition, type: any.type)
        case 6:
            let function = Function.quantile(numbers.pick([0, 50, 90, 99.9]))
            return PrimitiveAggregate(
                name: name, function: function, argument: number, condition: condition, type: number.type)
        case 7:
            let argument = expressions.column(.list, &numbers) ?? any
            return PrimitiveAggregate(
                name: name, function: .distinct, argument: numbers.chance(30) ? argument : any, condition: condition,
                type: .integer)
        case 8 where expressions.areMentions:
            if numbers.chance(30) {
                return PrimitiveAggregate(
                    name: name, function: .standardDeviation, argument: number, condition: condition, type: .number)
            }
            let function = numbers.pick([Function.first, .last])
            return PrimitiveAggregate(
                name: name, function: function, argument: any, condition: condition, type: any.type)
        default:
            guard let per = expressions.column(.text, &numbers), number.type != .fixed else {
                return PrimitiveAggregate(name: name, function: .count, type: .integer)
            }
            return PrimitiveAggregate(
                name: name, function: .sumOfMaxima, argument: number, per: per, condition: condition, type: number.type)
        }
    }
}
