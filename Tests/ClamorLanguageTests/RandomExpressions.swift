import ClamorText

@testable import ClamorLanguage

let nowhere = SourceSpan(0, 0)

/// Makes random syntax trees that the parser could have made; places are all empty.
struct RandomSyntax {
    var numbers: RandomNumbers

    init(seed: UInt64) { numbers = RandomNumbers(seed: seed) }

    static let texts = [
        "Acme", "", "two words", "a \"quoted\" one", "back\\slash", "line\nend", "tab\t", "größe", "日本 🎉", "| ; # ) ”",
        "\u{1}",
        "1 January", "$x", "and", "\u{301}combining", "-7d",
    ]
    static let names = [
        "score", "followers", "reach", "x_1", "größe", "Brand", "engagement", "net@2", "now", "today", "file",
    ]
    static let patterns = ["a", "refunds?", "a\\/b".replacing("\\/", with: "/"), "\\d+\\\\", "[\"'] \\| x"]

    mutating func several<Item>(_ most: Int = 3, least: Int = 1, _ item: (inout RandomSyntax) -> Item) -> [Item] {
        (0..<Int.random(in: least...most, using: &numbers)).map { _ in item(&self) }
    }

    mutating func maybe<Item>(_ item: (inout RandomSyntax) -> Item) -> Item? {
        numbers.one(in: 2) ? item(&self) : nil
    }

    mutating func identifier() -> Identifier {
        Identifier(numbers.pick(["a", "b2", "Name", "_x", "größe", "last", "count", "desc", "every"]), span: nowhere)
    }

    mutating func string() -> StringLiteral { StringLiteral(numbers.pick(Self.texts), span: nowhere) }

    mutating func duration() -> DurationLiteral {
        DurationLiteral(count: Int.random(in: 1...30, using: &numbers), unit: numbers.pick(RangeUnit.allCases))
    }

    mutating func time() -> String {
        numbers.pick([
            "2026-03", "2026-Q1", "2026-03-14", "2026-03-14T10:00", "2026-03-14T10:00:30.250Z",
            "2026-03-14T10:00+02:00",
            "10:30",
        ])
    }

    mutating func expression(depth: Int) -> Expression {
        Expression(depth == 0 ? leaf() : branch(depth - 1), span: nowhere)
    }

    private mutating func leaf() -> Expression.Kind {
        switch Int.random(in: 0..<14, using: &numbers) {
        case 0: .literal(.integer(Int64.random(in: 0...Int64.max, using: &numbers)))
        case 1: .literal(.number(1.5, text: numbers.pick(["1.5", ".25", "1_000.50"])))
        case 2: .literal(.text(numbers.pick(Self.texts)))
        case 3: .literal(.boolean(numbers.one(in: 2)))
        case 4: .literal(.missing)
        case 5: .literal(.time(.literal(time())))
        case 6: .literal(.duration(duration()))
        case 7: .extra(numbers.pick(["region", "Any Name", "by", "a\"b", "größe", "1st"]))
        case 8: .parameter(numbers.pick(["brand", "x1"]))
        case 9:
            .literal(.time(.relative(negative: true, duration(), snap: numbers.pick(RangeUnit.allCases))))
        case 10:
            .literal(.time(.relative(negative: false, duration(), snap: maybe { $0.numbers.pick(RangeUnit.allCases) })))
        default: .name(numbers.pick(Self.names))
        }
    }

    private mutating func branch(_ depth: Int) -> Expression.Kind {
        switch Int.random(in: 0..<16, using: &numbers) {
        case 0:
            .call(
                Identifier(numbers.pick(["count", "if", "coalesce", "p", "last", "distinct"]), span: nowhere),
                several(3, least: 0) { $0.expression(depth: depth) })
        case 1: .unary(.negate, expression(depth: depth))
        case 2: .unary(.not, expression(depth: depth))
        case 3: .inList(expression(depth: depth), several { $0.expression(depth: depth) }, negated: numbers.one(in: 2))
        case 4: .inFile(expression(depth: depth), string(), negated: numbers.one(in: 2))
        case 5:
            .between(
                expression(depth: depth), expression(depth: depth), expression(depth: depth),
                negated: numbers.one(in: 2))
        case 6:
            .matches(
                expression(depth: depth), pattern: StringLiteral(numbers.pick(Self.patterns), span: nowhere),
                negated: numbers.one(in: 2))
        case 7: .missing(expression(depth: depth), negated: numbers.one(in: 2))
        case 8: .field(fieldTerm())
        case 9: .search(search(depth: depth))
        case 10: leaf()
        default: .binary(operation(), expression(depth: depth), expression(depth: depth))
        }
    }

    private mutating func operation() -> BinaryOperator {
        numbers.pick([
            .or, .and, .equal, .exactlyEqual, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .contains,
            .startswith, .endswith, .add, .subtract, .multiply, .divide, .remainder,
        ])
    }
}
