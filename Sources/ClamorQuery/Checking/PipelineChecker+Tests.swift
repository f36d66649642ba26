import ClamorColumns
import ClamorLanguage
import ClamorText
import ClamorTime

/// Tests of one value other than comparisons: `in`, `between`, `contains`, `matches`, `is missing`.
extension PipelineChecker {
    mutating func membership(
        _ left: Expression, _ values: [Expression], _ negated: Bool, span: SourceSpan
    ) -> Operand? {
        guard let left = expression(left) else { return nil }
        var operands: [Operand] = []
        var isWhole = true
        for value in values {
            if let operand = expression(value) { operands.append(operand) } else { isWhole = false }
        }
        return isWhole ? membership(of: left, in: operands, negated, span: span) : nil
    }

    /// `x in (a, b)` between checked operands.
    mutating func membership(
        of left: Operand, in operands: [Operand], _ negated: Bool, span: SourceSpan
    ) -> Operand? {
        var values: [Value] = []
        var others: [TypedExpression] = []
        var isWhole = true
        for operand in operands {
            let aligned = aligned(left, operand).1
            if aligned.literal != nil, left.literal == nil, aligned.periodEnd == nil, let value = aligned.value,
                value != .null, aligned.type == left.type || (left.type == .list && aligned.type == .text)
            {
                values.append(value)
            } else if let test = compared(.equal, left, operand, span: span) {
                others.append(test.typed)
            } else {
                isWhole = false
            }
        }
        guard isWhole else { return nil }
        if others.isEmpty {
            return Operand(TypedExpression(.boolean, .isIn(left.typed, values, negated: negated)), span: span)
        }
        if !values.isEmpty {
            others.insert(TypedExpression(.boolean, .isIn(left.typed, values, negated: false)), at: 0)
        }
        let any = others.dropFirst().reduce(others[0]) { .joined(.or, $0, $1) }
        return Operand(negated ? TypedExpression(.boolean, .not(any)) : any, span: span)
    }

    /// `in file "F"`: one value a line, blank lines and white space around values left out.
    mutating func fileMembership(
        _ left: Expression, _ file: StringLiteral, _ negated: Bool, span: SourceSpan
    ) -> Operand? {
        guard let left = expression(left) else { return nil }
        let text: String
        do {
            text = try context.readFile(file.value)
        } catch {
            report("unreadable-file", at: file.span, "the file cannot be read: \(error)")
            return nil
        }
        var operands: [Operand] = []
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let word = trimmed(line)
            if word.isEmpty { continue }
            guard let operand = fieldOperand(word, of: left, span: file.span) else {
                report(
                    "bad-file-value", at: file.span,
                    "line \(index + 1) of the file is not \(left.type.words): `\(SafeText.escapedForTerminal(word))`")
                return nil
            }
            operands.append(operand)
        }
        return membership(of: left, in: operands, negated, span: span)
    }

    private func trimmed(_ line: Substring) -> String {
        func isBlank(_ character: Character) -> Bool { character.isWhitespace || character == "\u{FEFF}" }
        var rest = line.drop(while: isBlank)
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return String(rest)
    }

    /// Both ends included; a date, month or year as the upper one means its end.
    mutating func between(
        _ value: Expression, _ low: Expression, _ high: Expression, _ negated: Bool, span: SourceSpan
    ) -> Operand? {
        guard let value = expression(value), let low = expression(low), let high = expression(high) else { return nil }
        let first = compared(.greaterOrEqual, value, low, span: span)
        let second = compared(.lessOrEqual, value, high, span: span)
        guard let first, let second else { return nil }
        let both = TypedExpression.joined(.and, first.typed, second.typed)
        return Operand(negated ? TypedExpression(.boolean, .not(both)) : both, span: span)
    }

    mutating func textTest(_ test: TextTest, _ left: Expression, _ right: Expression, span: SourceSpan) -> Operand? {
        guard let left = expression(left), let right = expression(right) else { return nil }
        let isText = left.type == .text || left.type == .list
        guard isText, right.type == .text, !right.isMissing, !left.isMissing else {
            let wrong = isText ? right : left
            let wanted = isText ? "text" : "text or a list"
            report(
                "type-mismatch", at: wrong.span,
                "`\(test.rawValue)` takes \(wanted) here, and this is \(wrong.type.words)",
                label: wrong.typeRemark, help: wrong.type.isNumeric ? ["compare numbers with `<` and `>`"] : [])
            return nil
        }
        return Operand(TypedExpression(.boolean, .textTest(test, left.typed, right.typed)), span: span)
    }

    mutating func match(_ text: Expression, _ pattern: StringLiteral, _ negated: Bool, span: SourceSpan) -> Operand? {
        guard let text = expression(text) else { return nil }
        guard text.type == .text || text.type == .list, !text.isMissing else {
            report(
                "type-mismatch", at: text.span, "`matches` takes text, and this is \(text.type.words)",
                label: text.typeRemark)
            return nil
        }
        if let problem = context.patternProblem(pattern.value) {
            report("bad-pattern", at: pattern.span, problem)
            return nil
        }
        let kind = TypedExpression.Kind.matches(text.typed, pattern: pattern.value, negated: negated)
        return Operand(TypedExpression(.boolean, kind), span: span)
    }

    /// Lists are never missing; there it asks whether the list is empty.
    mutating func missingTest(_ value: Expression, _ negated: Bool, span: SourceSpan) -> Operand? {
        guard let value = expression(value) else { return nil }
        return Operand(TypedExpression(.boolean, .isMissing(value.typed, negated: negated)), span: span)
    }

    /// `search("…")` as a condition.
    mutating func searchCondition(_ node: SearchNode, span: SourceSpan) -> Operand? {
        guard aggregation == nil else {
            report(
                "column-outside-aggregate", at: span, "a search speaks of single mentions",
                help: ["count those that it finds: `count(search(\"…\"))`"])
            return nil
        }
        guard let query = search(node, span: span) else { return nil }
        return Operand(TypedExpression(.boolean, .search(query)), span: span)
    }
}
