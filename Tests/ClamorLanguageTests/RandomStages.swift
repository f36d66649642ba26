import ClamorText

@testable import ClamorLanguage

extension RandomSyntax {
    mutating func stage() -> StageNode {
        let word = numbers.pick(Grammar.test.stages)
        return StageNode(
            word: Identifier(word.name, span: nowhere), name: word.name, arguments: arguments(word.form), span: nowhere)
    }

    private mutating func arguments(_ form: ArgumentForm) -> StageArguments {
        switch form {
        case .none: .none
        case .condition: .condition(expression(depth: 4))
        case .search: .search(search(depth: 4))
        case .aggregation:
            .aggregation(
                AggregationNode(
                    aggregates: several { $0.aggregate() }, keys: several(2, least: 0) { $0.key() },
                    interval: maybe { _ in nowhere }))
        case .trend: .trend(trend())
        case .assignments: .assignments(several { (name: $0.identifier(), value: $0.expression(depth: 3)) })
        case .columns: .columns(several(3, least: 0) { $0.expression(depth: 1) })
        case .sortKeys:
            .sortKeys(
                several { random in
                    SortKeyNode(value: random.expression(depth: 1), descending: random.maybe { $0.numbers.one(in: 2) })
                })
        case .count: .count(Int.random(in: 0...500, using: &numbers), span: nowhere)
        case .ranking: .ranking(ranking())
        case .share: .share(of: maybe { $0.identifier() }, interval: maybe { _ in nowhere })
        case .chart: .chart(chart())
        case .target: .target(numbers.one(in: 2) ? .file(string()) : .name(binding()))
        case .words: .words(several { $0.string() })
        case .sample:
            .sample(
                count: Int.random(in: 0...99, using: &numbers),
                seed: maybe { Int.random(in: 0...9, using: &$0.numbers) })
        case .comparison: .comparison(maybe { $0.duration() }, span: nowhere)
        case .optionalCount: .optionalCount(maybe { Int.random(in: 1...99, using: &$0.numbers) })
        case .assertion: .assertion(expression(depth: 3), message: maybe { $0.string() })
        case .text: .text(string())
        case .export: .export(file: string(), replaces: numbers.one(in: 2))
        case .option(let option): .option(option, isGiven: numbers.one(in: 2))
        case .spark: .spark(spark())
        case .correction: .correction(field: identifier(), value: string())
        }
    }

    private mutating func aggregate() -> AggregateNode {
        AggregateNode(
            alias: maybe { $0.identifier() }, value: expression(depth: 2), confident: maybe { _ in nowhere },
            condition: numbers.one(in: 3) ? expression(depth: 2) : nil, span: nowhere)
    }

    private mutating func key() -> KeyNode {
        KeyNode(alias: maybe { $0.identifier() }, value: expression(depth: 1))
    }

    private mutating func trend() -> TrendNode {
        let key = maybe { $0.key() }
        return TrendNode(
            step: maybe { $0.duration() }, stepSpan: nowhere, aggregates: several { $0.aggregate() }, key: key,
            limit: key == nil ? nil : maybe { Int.random(in: 1...9, using: &$0.numbers) },
            interval: maybe { _ in nowhere })
    }

    private mutating func spark() -> SparkNode {
        let hasStep = numbers.one(in: 2)
        return SparkNode(
            // A word of the stage is no column's name.
            columns: several(3, least: 0) { $0.identifier() }.filter { $0.name.lowercased() != "every" },
            step: hasStep ? maybe { $0.duration() } : nil,
            stepSpan: hasStep ? nowhere : nil)
    }

    private mutating func ranking() -> RankingNode {
        let field = maybe { $0.expression(depth: 1) }
        let by = field == nil ? aggregate() : maybe { $0.aggregate() }
        let per = field == nil ? several(2, least: 0) { $0.expression(depth: 1) } : []
        return RankingNode(
            count: Int.random(in: 1...99, using: &numbers), countSpan: nowhere, field: field, by: by, per: per,
            interval: field == nil ? nil : maybe { _ in nowhere })
    }

    private mutating func chart() -> ChartNode {
        ChartNode(
            kind: maybe { Identifier($0.numbers.pick(["line", "bar"]), span: nowhere) },
            values: several(2, least: 0) { $0.identifier() }, by: maybe { $0.identifier() },
            options: several(2, least: 0) { (name: $0.identifier(), value: $0.expression(depth: 1)) })
    }
}
