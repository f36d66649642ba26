import ClamorText

@testable import ClamorLanguage

extension RandomSyntax {
    mutating func script() -> Script {
        Script(statements: several(4) { Statement($0.statement(), span: nowhere) })
    }

    private mutating func statement() -> Statement.Kind {
        switch Int.random(in: 0..<26, using: &numbers) {
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
        case 6: .note(string(), at: Bool.random(using: &numbers) ? timePoint() : nil)
        case 7: .undo(batch: Int.random(in: 1...99, using: &numbers), span: nowhere)
        case 8: .help(several(3, least: 0) { $0.identifier() })
        case 9:
            .explain(
                Identifier(numbers.pick(["tokens", "ast", "plan", "sql"]), span: nowhere), pipeline(continues: false))
        case 10: .pipeline(pipeline(continues: true))
        case 11: .measure(binding(), expression(depth: 2))
        case 12: .forget(numbers.one(in: 2) ? .author(StringLiteral("acme", span: nowhere)) : .id(string()))
        case 13: .include(string())
        case 14: .recipe(recipe())
        case 15: .same(string(), as: string())
        case 16:
            .lexicon(
                LexiconNode(
                    word: string(), valence: maybe { $0.expression(depth: 1) }, topic: maybe { $0.string() }))
        case 17: .factor(channel: string(), maybe { $0.expression(depth: 1) })
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
        let takesRange =
            switch source {
            case .importing, .rescoring, .training: false
            default: true
            }
        let range = !takesRange ? nil : maybe { RangeNode($0.rangeKind(), span: nowhere) }
        let asOf = isImport ? nil : maybe { AsOfNode($0.asOfKind(), span: nowhere) }
        let least = isWritten || range != nil || asOf != nil ? 0 : 1
        return Pipeline(
            asOf: asOf, source: source, range: range, stages: several(4, least: least) { $0.stage() }, span: nowhere)
    }

    private mutating func asOfKind() -> AsOfNode.Kind {
        numbers.one(in: 2) ? .batch(Int.random(in: 1...9, using: &numbers)) : .time(timePoint())
    }

    private mutating func source() -> SourceNode {
        switch Int.random(in: 0..<11, using: &numbers) {
        case 0: return .named(Identifier(numbers.pick(["mentions", "_", "batches", "Topics"]), span: nowhere))
        case 1:
            let table = Identifier(numbers.pick(["rejects", "report"]), span: nowhere)
            return .ofBatch(table, batch: maybe { Int.random(in: 1...9, using: &$0.numbers) }, span: nowhere)
        case 2: return .versions(id: string(), span: nowhere)
        case 3: return .importing(importing())
        case 4: return .rescoring(span: nowhere)
        case 5: return .training(numbers.pick(TrainAction.allCases), span: nowhere)
        default: return .implicit
        }
    }

    private mutating func importing() -> ImportNode {
        ImportNode(
            files: several { $0.string() }, format: maybe { $0.identifier() }, sheet: maybe { $0.string() },
            recipe: maybe { $0.string() }, dates: maybe { $0.numbers.pick(DateOrder.allCases) },
            zone: maybe { $0.string() }, map: several(2, least: 0) { (field: $0.identifier(), column: $0.string()) },
            fill: several(2, least: 0) { (field: $0.identifier(), value: $0.expression(depth: 1)) }, span: nowhere)
    }

    private mutating func recipe() -> RecipeNode {
        if numbers.one(in: 6) { return RecipeNode(name: string(), isRemoval: true) }
        return RecipeNode(
            name: string(), newName: maybe { $0.string() }, columns: several { $0.string() },
            map: several(2, least: 0) { random in (field: random.identifier(), column: random.maybe { $0.string() }) },
            fill: several(2, least: 0) { random in
                (field: random.identifier(), value: random.maybe { $0.expression(depth: 1) })
            },
            dates: numbers.pick([.kept, .removed, .set(.dmy), .set(.mdy)]),
            format: numbers.one(in: 3) ? .removed : numbers.one(in: 2) ? .kept : .set(identifier()))
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
