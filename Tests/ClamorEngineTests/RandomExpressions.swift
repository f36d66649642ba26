import ClamorColumns
import ClamorQuery

/// Checked expressions made at random, all of types that fit.
struct RandomExpressions {
    /// Names of the columns there are, by type.
    var columns: [ValueType: [String]]
    /// Whether the rows are mentions, that can be searched.
    var areMentions: Bool

    static let mentions = RandomExpressions(
        columns: [
            .integer: ["likes", "shares", "followers", "reach", "engagement"],
            .fixed: ["score", "rating"],
            .text: ["channel", "author", "country", "lang", "text", "title", "extra.note"],
            .list: ["brand", "theme", "hashtags", "topic"],
            .boolean: ["verified", "own"],
            .time: ["time", "imported", "answered"],
            .duration: ["response_time"],
        ], areMentions: true)

    func column(_ type: ValueType, _ numbers: inout SeededNumbers) -> TypedExpression? {
        guard let names = columns[type], !names.isEmpty else { return nil }
        return TypedExpression(type, .column(numbers.pick(names)))
    }

    // MARK: Conditions

    func condition(_ numbers: inout SeededNumbers, depth: Int = 2) -> TypedExpression {
        if depth > 0, numbers.chance(40) {
            let parts = (0..<2 + numbers.below(2)).map { _ in condition(&numbers, depth: depth - 1) }
            switch numbers.below(3) {
            case 0: return TypedExpression(.boolean, .and(parts))
            case 1: return TypedExpression(.boolean, .or(parts))
            default: return TypedExpression(.boolean, .not(parts[0]))
            }
        }
        if areMentions, numbers.chance(10) {
            return TypedExpression(.boolean, .search(RandomSearches.search(&numbers, self)))
        }
        switch numbers.below(6) {
        case 0: if let test = textTest(&numbers) { return test }
        case 1: if let test = listTest(&numbers) { return test }
        case 2:
            if let flag = column(.boolean, &numbers) {
                let other = TypedExpression(.boolean, .literal(.boolean(numbers.chance(50))))
                return TypedExpression(
                    .boolean, .compare(numbers.pick([.equal, .notEqual]), flag, other, exact: false))
            }
        case 3:
            let types = columns.keys.sorted { $0.rawValue < $1.rawValue }
            if let any = column(numbers.pick(types), &numbers) {
                return TypedExpression(.boolean, .isMissing(any, negated: numbers.chance(50)))
            }
        default: break
        }
        return numberTest(&numbers)
    }

    private func comparison(_ numbers: inout SeededNumbers) -> Comparison {
        numbers.pick([.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual])
    }

    private func numberTest(_ numbers: inout SeededNumbers) -> TypedExpression {
        if numbers.chance(20), let time = column(.time, &numbers) {
            let bound = RandomMentions.start + Int64(numbers.below(40)) * 43_200_000
            let literal = TypedExpression(.time, .literal(.time(bound)))
            return TypedExpression(.boolean, .compare(comparison(&numbers), time, literal, exact: false))
        }
        if numbers.chance(20), let whole = column(.integer, &numbers) {
            let values = (0..<3).map { _ in Value.integer(Int64(numbers.below(6))) }
            return TypedExpression(.boolean, .isIn(whole, values, negated: numbers.chance(40)))
        }
        let left = number(&numbers, depth: 1)
        let right = numbers.chance(60) ? literal(left.type, &numbers) : number(&numbers, depth: 1)
        return TypedExpression(.boolean, .compare(comparison(&numbers), left, right, exact: false))
    }

    private func literal(_ type: ValueType, _ numbers: inout SeededNumbers) -> TypedExpression {
        switch type {
        case .fixed: TypedExpression(.fixed, .literal(.fixed(Int64(numbers.below(9) - 4) * 2_500)))
        case .integer: TypedExpression(.integer, .literal(.integer(Int64(numbers.below(6)))))
        default: TypedExpression(.number, .literal(.number(Double(numbers.below(40) - 10) / 4)))
        }
    }

    private func textTest(_ numbers: inout SeededNumbers) -> TypedExpression? {
        guard let left = numbers.chance(20) ? text(&numbers) : column(.text, &numbers) else { return nil }
        let words = ["twitter", "TWITTER", "Ann", "bob", "us", "e", "at", "", "café"]
        let literal = TypedExpression(.text, .literal(.text(numbers.pick(words))))
        switch numbers.below(6) {
        case 0:
            return TypedExpression(
                .boolean, .isIn(left, [.text("ann"), .text("US"), .text("news")], negated: numbers.chance(50)))
        case 1:
            return TypedExpression(
                .boolean, .matches(left, pattern: numbers.pick(["^[Aa]", "t$", "(?i)ME"]), negated: numbers.chance(50)))
        case 2:
            let right = numbers.chance(70) ? literal : column(.text, &numbers) ?? literal
            return TypedExpression(.boolean, .textTest(numbers.pick([.contains, .startswith, .endswith]), left, right))
        case 3:
            guard let right = column(.text, &numbers) else { return nil }
            return TypedExpression(.boolean, .compare(comparison(&numbers), left, right, exact: numbers.chance(20)))
        default:
            return TypedExpression(.boolean, .compare(comparison(&numbers), left, literal, exact: numbers.chance(20)))
        }
    }

    private func listTest(_ numbers: inout SeededNumbers) -> TypedExpression? {
        guard let list = column(.list, &numbers) else { return nil }
        let word = TypedExpression(.text, .literal(.text(numbers.pick(["acme", "Bolt", "PRICE", "win", "none"]))))
        switch numbers.below(4) {
        case 0:
            return TypedExpression(.boolean, .isIn(list, [.text("acme"), .text("sale")], negated: numbers.chance(50)))
        case 1: return TypedExpression(.boolean, .textTest(.contains, list, word))
        case 2:
            guard let text = column(.text, &numbers) else { return nil }
            return TypedExpression(.boolean, .compare(numbers.pick([.equal, .notEqual]), list, text, exact: false))
        default:
            return TypedExpression(.boolean, .compare(numbers.pick([.equal, .notEqual]), list, word, exact: false))
        }
    }

    // MARK: Values

    /// An expression of a numeric type.
    func number(_ numbers: inout SeededNumbers, depth: Int = 2) -> TypedExpression {
        let leaf =
            column(numbers.chance(70) ? .integer : .fixed, &numbers) ?? column(.number, &numbers)
            ?? column(.integer, &numbers) ?? TypedExpression(.integer, .literal(.integer(3)))
        if depth == 0 || numbers.chance(40) { return leaf }
        switch numbers.below(6) {
        case 0:
            let left = number(&numbers, depth: depth - 1)
            let right = numbers.chance(50) ? number(&numbers, depth: depth - 1) : literal(left.type, &numbers)
            let sign = numbers.pick([Arithmetic.add, .subtract, .multiply, .divide, .remainder])
            let isWhole = left.type == .integer && right.type == .integer && sign != .divide
            return TypedExpression(isWhole ? .integer : .number, .arithmetic(sign, left, right))
        case 1: return TypedExpression(leaf.type, .call(.abs, [leaf]))
        case 2: return TypedExpression(.number, .call(numbers.pick([.round, .floor, .ceil]), [leaf]))
        case 3:
            guard let text = column(numbers.chance(50) ? .text : .list, &numbers) else { return leaf }
            return TypedExpression(.integer, .call(.length, [text]))
        case 4:
            let other = literal(leaf.type, &numbers)
            return TypedExpression(leaf.type, .call(.if, [condition(&numbers, depth: 0), leaf, other]))
        default: return TypedExpression(leaf.type, .call(.coalesce, [leaf, literal(leaf.type, &numbers)]))
        }
    }

    /// An expression of type text.
    func text(_ numbers: inout SeededNumbers) -> TypedExpression {
        let leaf = column(.text, &numbers) ?? TypedExpression(.text, .literal(.text("x")))
        let other = TypedExpression(.text, .literal(.text(numbers.pick(["large", "Ann", "news"]))))
        switch numbers.below(5) {
        case 0: return TypedExpression(.text, .call(numbers.pick([.lower, .upper]), [leaf]))
        case 1: return TypedExpression(.text, .call(.if, [condition(&numbers, depth: 0), leaf, other]))
        case 2: return TypedExpression(.text, .call(.coalesce, [leaf, other]))
        case 3:
            return TypedExpression(
                .text, .call(.case, [condition(&numbers, depth: 0), other, condition(&numbers, depth: 0), leaf]))
        default: return leaf
        }
    }
}

/// Searches made at random.
enum RandomSearches {
    static func search(_ numbers: inout SeededNumbers, _ expressions: RandomExpressions, depth: Int = 2) -> SearchQuery
    {
        if depth > 0, numbers.chance(50) {
            let parts = (0..<2).map { _ in search(&numbers, expressions, depth: depth - 1) }
            switch numbers.below(3) {
            case 0: return .and(parts)
            case 1: return .or(parts)
            default: return .and([parts[0], .not(parts[1])])
            }
        }
        switch numbers.below(8) {
        case 0:
            let column = TypedExpression(.integer, .column("likes"))
            let literal = TypedExpression(.integer, .literal(.integer(Int64(numbers.below(4)))))
            return .condition(TypedExpression(.boolean, .compare(.greater, column, literal, exact: false)))
        case 1:
            let column = TypedExpression(.text, .column("extra.note"))
            let literal = TypedExpression(.text, .literal(.text("alpha")))
            return .condition(TypedExpression(.boolean, .compare(.equal, column, literal, exact: false)))
        case 2:
            return .near(
                .term(word(&numbers)), .or([.term(word(&numbers)), .term(word(&numbers))]),
                distance: numbers.below(3), ordered: numbers.chance(50))
        case 3:
            return .term(
                SearchTerm(
                    patterns: [.token(token(&numbers)), .token(token(&numbers))], slop: numbers.chance(30) ? 2 : nil))
        case 4: return .term(SearchTerm(patterns: [.token("late"), .token("app")], literal: "late-app"))
        case 5: return .term(SearchTerm(patterns: [.token("me")], exact: "Me"))
        default: return .term(word(&numbers))
        }
    }

    private static func token(_ numbers: inout SeededNumbers) -> String {
        numbers.pick(["refund", "late", "great", "delay", "me", "cafe", "the", "app"])
    }

    private static func word(_ numbers: inout SeededNumbers) -> SearchTerm {
        let scope = numbers.pick([SearchTerm.Scope.titleAndText, .titleAndText, .title, .text])
        switch numbers.below(5) {
        case 0: return SearchTerm(patterns: [.prefix(String(token(&numbers).prefix(2)))], scope: scope)
        case 1: return SearchTerm(patterns: [.wildcard("?" + token(&numbers).dropFirst())], scope: scope)
        default: return SearchTerm(patterns: [.token(token(&numbers))], scope: scope)
        }
    }
}
