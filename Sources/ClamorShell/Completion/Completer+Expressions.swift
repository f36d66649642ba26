import ClamorColumns
import ClamorLanguage
import ClamorQuery

/// Names and operators of expressions.
extension Completer {
    func offerOperands(_ operand: Expectation.Operand, _ list: inout CandidateList) {
        switch comparedColumn?.type {
        case .text?, .list?, .boolean?: return offerParameters(&list)
        case .time?:
            offerMoments(&list)
            offerColumns(&list) { $0 == .time }
            return offerParameters(&list)
        default: break
        }
        switch operand {
        case .column: offerColumns(&list)
        case .number: offerColumns(&list) { $0.isNumeric || $0 == .duration }
        case .text: offerColumns(&list) { $0 == .text || $0 == .list }
        case .value, .condition:
            offerColumns(&list)
            for name in names.values { list.offer(name, "let") }
            offerFunctions(&list)
            if names.columns.isMentions, operand == .condition {
                list.offer("search(", "what a search finds", ending: "")
            }
            offerParameters(&list)
        case .measure:
            offerMeasures(&list)
            for name in names.values { list.offer(name, "let") }
            offerFunctions(&list)
            offerParameters(&list)
        case .constant: offerParameters(&list)
        }
    }

    /// Aggregates, and measures where rows are mentions.
    func offerMeasures(_ list: inout CandidateList) {
        if names.columns.isMentions {
            for measure in Measures.all { list.offer(measure.name, measure.summary) }
            for measure in names.measures { list.offer(measure.name, measure.formula) }
        } else {
            list.offer("count", "rows")
        }
        for aggregate in Aggregates.all {
            list.offer(aggregate.name + "(", "\(aggregate.syntax): \(aggregate.summary)", ending: "")
        }
    }

    /// The column that the operand is compared with, where it is known.
    private var comparedColumn: ColumnInfo? {
        for case .value(let name) in place.expectations { return names.columns[name] }
        return nil
    }

    private func offerColumns(_ list: inout CandidateList, where isWanted: (ValueType) -> Bool = { _ in true }) {
        let isMentions = names.columns.isMentions
        for column in names.columns.columns where isWanted(column.type) {
            list.offer(
                Self.written(column.name),
                isMentions ? Fields.named(column.name)?.summary ?? column.type.rawValue : column.type.rawValue,
                folded: column.name.foldedForCompletion)
        }
    }

    /// A column's name as the language reads it.
    private static func written(_ name: String) -> String {
        guard name.hasPrefix("extra.") else { return name }
        let rest = String(name.dropFirst(6))
        return isName(rest) ? name : "extra." + ExpressionText.quoted(rest)
    }

    static func isName(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else { return false }
        return text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" }
    }

    func offerExtras(_ list: inout CandidateList) {
        for column in names.columns.columns where column.name.hasPrefix("extra.") {
            let name = String(column.name.dropFirst(6))
            if Self.isName(name), !place.isQuoted {
                list.offer(name, "column of the export")
            } else {
                offerQuoted(name, "column of the export", &list)
            }
        }
    }

    private func offerFunctions(_ list: inout CandidateList) {
        for function in ScalarFunctions.all {
            list.offer(function.name + "(", "\(function.syntax): \(function.summary)", ending: "")
        }
    }

    /// Parameters, once their sign has been typed.
    func offerParameters(_ list: inout CandidateList) {
        guard place.word.hasPrefix("$") else { return }
        for name in names.parameters { list.offer("$" + name, "parameter") }
    }

    /// What compares a column of that type.
    func offerComparisons(of name: String, _ list: inout CandidateList) {
        guard let column = names.columns[name] else {
            // A `let` name may stand for anything.
            return offerWords(["=", "!=", "<", ">", "is", "and", "or"], &list)
        }
        switch column.type {
        case .text: offerWords(["=", "!=", "in", "contains", "startswith", "endswith", "matches", "is", "not"], &list)
        case .list: offerWords(["=", "!=", "in", "contains", "is", "not"], &list)
        case .boolean: offerWords(["and", "or", "=", "is"], &list)
        default: offerWords(["<", "<=", ">", ">=", "=", "!=", "between", "in", "is", "not"], &list)
        }
    }

    private func offerWords(_ words: [String], _ list: inout CandidateList) {
        for word in words { list.offer(word, Self.meanings[word] ?? "") }
    }

    private static let meanings = [
        "=": "equal; of a list: any of it", "!=": "not equal; of a list: none of it", "in": "one of (…)",
        "contains": "a part of the text, or of a list", "startswith": "begins so", "endswith": "ends so",
        "matches": "/a regular expression/", "is": "is missing, is not missing", "not": "not in, not contains",
        "between": "both ends included", "and": "both", "or": "one of them",
    ]
}
