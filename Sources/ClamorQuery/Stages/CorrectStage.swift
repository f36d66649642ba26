import ClamorLanguage
import ClamorText

extension StageDefinition {
    static let correct = StageDefinition(
        name: "correct", form: .correction,
        syntax: "correct sentiment = positive|neutral|negative or correct spam = true|false",
        summary: "says what the mentions are, against the scoring",
        details: """
            Sets the field `sentiment` or `spam` of every mention of the pipeline to what a person says, journaled like \
            an import, so that `undo` takes it back. It counts before what an export gave and what was scored: \
            `sentiment_source` is then `corrected`. `train` learns from such corrections.
            """,
        examples: [
            "search \"not bad\" | filter sentiment = \"negative\" | correct sentiment = positive",
            "filter author = \"dealbot\" | correct spam = true",
        ],
        related: ["sentiment", "spam", "train", "audit", "undo"]
    ) { node, checker in
        guard case .correction(let field, let value) = node.arguments, checker.needsMentions(node),
            let correction = checker.correction(field, value)
        else { return }
        checker.append(.annotate(.correct(correction)), node)
    }
}

extension PipelineChecker {
    /// nil when a problem was reported.
    fileprivate mutating func correction(_ field: Identifier, _ value: StringLiteral) -> Correction? {
        switch FoldedText.fold(field.name) {
        case "sentiment":
            return oneOf(Fields.values["sentiment"] ?? [], value, of: "a sentiment").map { .sentiment($0) }
        case "spam": return oneOf(["true", "false"], value, of: "`spam`").map { .spam($0 == "true") }
        default:
            let near = nearest(to: field.name, in: ["sentiment", "spam"], max: 1)
            report(
                "bad-argument", at: field.span, "`\(field.name)` is not corrected: `sentiment` and `spam` are",
                help: near.isEmpty ? [] : [didYouMean(near)], fix: near.first.map { Diagnostic.Fix(field.span, $0) })
            return nil
        }
    }

    private mutating func oneOf(_ words: [String], _ value: StringLiteral, of what: String) -> String? {
        let word = FoldedText.fold(value.value)
        if words.contains(word) { return word }
        let near = nearest(to: word, in: words, max: 1)
        report(
            "bad-argument", at: value.span, "\(what) is \(orList(words)), not `\(value.value)`",
            help: near.isEmpty ? [] : [didYouMean(near)], fix: near.first.map { Diagnostic.Fix(value.span, $0) })
        return nil
    }
}
