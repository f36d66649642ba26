import ClamorText

@testable import ClamorLanguage

extension RandomSyntax {
    mutating func script() -> Script {
        Script(statements: several(4) { Statement($0.statement(), span: nowhere) })
    }

    private mutating func statement() -> Statement.Kind {
        switch Int.random(in: 0..<22, using: &numbers) {
        case 0: .letPipeline(binding(), pipeline(continues: false))
        case 1: .letExpression(binding(), expression(depth: 2))
        case 2: .set(identifier(), expression(depth: 1))
        case 3: .param(identifier(), expression(depth: 1))
        case 4: .topic(string(), family: identifier(), search(depth: 3))
        case 5:
            .own(
                string(),
                handles: several {
                    StringLiteral(
                        $0.numbers.pick(["acme", "a.b", "me@example.org", "x y", "@@", "größe"]), span: nowhere)
                })
        case 6: .note(string())
        case 7: .undo(batch: Int.random(in: 1...99, using: &numbers), span: nowhere)
        case 8: .help(several(3, least: 0) { $0.identifier() })
        case 9:
            .explain(
                Identifier(numbers.pick(["tokens", "ast", "plan", "sql"]), span: nowhere), pipeline(continues: false))
        case 10: .pipeline(pipeline(continues: true))
        case 11: .measure(binding(), expression(depth: 2))
        case 12: .forget(numbers.one(in: 2) ? .author(StringLiteral("acme", span: nowhere)) : .id(string()))
        case 13: .include(string())
        default: .pipeline(pipeline(continues: false))
        }
    }

    /// A name that no statement of the tests reads as anything else.
    mutating func binding() -> Identifier {
        Identifier(numbers.pick(["base", "Recent", "größer"]), span: nowhere)
    }

    private mutating func pipeline(continues: Bool) -> Pipeline {
        if continues {
            return Pipeline(
                continues: true, source: .implicit, range: nil, stages: several { $0.stage() }, span: nowhere)
        }
        let source = source()
        let isWritten = if case .implicit = source { false } else { true }
        let isImport = if case .importing = source { true } else { false }
        let range = isImport ? nil : maybe { RangeNode($0.rangeKind(), span: nowhere) }
        let asOf = isImport ? nil : maybe { AsOfNode($0.asOfKind(), span: nowhere) }
        let least = isWritten || range != nil || asOf != nil ? 0 : 1
        return Pipeline(
            asOf: asOf, source: source, range: range, stages: several(4, least: least) { $0.stage() }, span: nowhere)
    }

    private mutating func asOfKind() -> AsOfNode.Kind {
        numbers.one(in: 2) ? .batch(Int.random(in: 1...9, using: &numbers)) : .time(timePoint())
    }

    private mutating func source() -> SourceNode {
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0: return .named(Identifier(numbers.pick(["mentions", "_", "batches", "Topics"]), span: nowhere))
        case 1: return .rejects(batch: maybe { Int.random(in: 1...9, using: &$0.numbers) }, span: nowhere)
        case 2:
            return .importing(
                ImportNode(
                    files: several { $0.string() }, format: maybe { $0.identifier() },
                    map: several(2, least: 0) { (field: $0.identifier(), column: $0.string()) },
                    fill: several(2, least: 0) { (field: $0.identifier(), value: $0.expression(depth: 1)) },
                    span: nowhere))
        default: return .implicit
        }
    }

    private mutating func timePoint() -> TimePoint {
        let kind: TimePoint.Kind =
            switch Int.random(in: 0..<8, using: &numbers) {
            case 0: .now
            case 1: .today
            case 2: .yesterday
            case 3:
                .relative(negative: numbers.one(in: 2), duration(), snap: maybe { $0.numbers.pick(RangeUnit.allCases) })
            case 4: .parameter("start")
            default: .literal(numbers.one(in: 4) ? "2026" : time())
            }
        return TimePoint(kind, span: nowhere)
    }

    private mutating func rangeKind() -> RangeNode.Kind {
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0:
            return .rolling(
                count: Int.random(in: 1...9, using: &numbers), unit: numbers.pick(RangeUnit.allCases),
                full: numbers.one(in: 2))
        case 1: return .calendar(numbers.pick(RangeUnit.allCases), offset: numbers.one(in: 2) ? 0 : -1)
        case 2: return .today
        case 3: return .yesterday
        case 4: return .period(timePoint())
        case 5: return .span(since: timePoint(), until: maybe { $0.timePoint() })
        case 6: return .span(since: nil, until: timePoint())
        default: return .between(timePoint(), timePoint())
        }
    }
}
