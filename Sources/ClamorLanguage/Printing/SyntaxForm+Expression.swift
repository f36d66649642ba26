extension Expression: SyntaxDescribable {
    package var form: SyntaxForm {
        switch kind {
        case .literal(let literal): literal.form
        case .name(let name): .word(name)
        case .extra(let name): .list("extra", [.word(quoted(name))])
        case .parameter(let name): .word("$" + name)
        case .call(let name, let arguments): .list("call", [.word(name.name)] + arguments.map(\.form))
        case .unary(let operation, let operand): .list(operation.rawValue, [operand.form])
        case .binary(let operation, _, _) where operation == .or || operation == .and:
            .list(operation.rawValue, chainForms(operation))
        case .binary(let operation, let left, let right): .list(operation.rawValue, [left.form, right.form])
        case .inList(let value, let items, let negated):
            .list(negated ? "not-in" : "in", [value.form] + items.map(\.form))
        case .inFile(let value, let file, let negated):
            .list(negated ? "not-in-file" : "in-file", [value.form, .word(quoted(file.value))])
        case .between(let value, let low, let high, let negated):
            .list(negated ? "not-between" : "between", [value.form, low.form, high.form])
        case .matches(let value, let pattern, let negated):
            .list(negated ? "not-matches" : "matches", [value.form, .word(slashed(pattern.value))])
        case .missing(let value, let negated): .list(negated ? "is-not-missing" : "is-missing", [value.form])
        case .field(let term): term.form
        case .search(let node): .list("search", [node.form])
        }
    }

    /// The operands of a chain of `and` or `or`; how they are joined says nothing.
    private func chainForms(_ operation: BinaryOperator) -> [SyntaxForm] {
        guard case .binary(operation, let left, let right) = kind else { return [form] }
        return left.chainForms(operation) + right.chainForms(operation)
    }
}

extension Literal: SyntaxDescribable {
    package var form: SyntaxForm {
        switch self {
        case .integer(let value): .word(String(value))
        case .number(_, let text): .word(text)
        case .text(let text): .word(quoted(text))
        case .boolean(let value): .word(value ? "true" : "false")
        case .missing: .word("missing")
        case .time(let time): .list("time", [.word(time.text)])
        case .duration(let duration): .word(duration.text)
        }
    }
}

extension FieldTerm: SyntaxDescribable {
    package var form: SyntaxForm {
        let value: SyntaxForm =
            switch operand {
            case .value(let value): .word(value.written)
            case .any(let values): .list("any", values.map { .word($0.written) })
            case .range(let low, let high): .list("range", [.word(low?.written ?? "*"), .word(high?.written ?? "*")])
            }
        return .list("field", [.word(field.name.lowercased()), value])
    }
}

extension SearchNode: SyntaxDescribable {
    package var form: SyntaxForm {
        switch kind {
        case .and(let nodes): .list("AND", nodes.map(\.form))
        case .or(let nodes): .list("OR", nodes.map(\.form))
        case .not(let node): .list("NOT", [node.form])
        case .near(let left, let right, let distance, let ordered):
            .list("NEAR/\(distance)\(ordered ? "f" : "")", [left.form, right.form])
        case .word(let word): .word(word)
        case .phrase(let phrase, let slop): .word(quoted(phrase) + (slop.map { "~\($0)" } ?? ""))
        case .exact(let word): .word("{\(word)}")
        case .parameter(let name): .word("$" + name)
        case .field(let term): term.form
        }
    }
}
