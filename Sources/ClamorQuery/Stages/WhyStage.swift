import ClamorLanguage
import ClamorText

extension StageDefinition {
    static let why = StageDefinition(
        name: "why", form: .words, words: WhySubject.allCases.map(\.rawValue),
        syntax: "why sentiment|reach|spam|language", summary: "why a value of these mentions is what it is",
        details: """
            Gives the parts of the answer, in order: first the result, then each word, rule or step of the arithmetic \
            with what it adds. `points` are log-odds, of reach people. It is worked out again from the text, as the \
            scoring is now. Of more than \(WhyRequest.mostMentions) mentions the first are told of.
            """,
        examples: [
            "filter id = \"e1\" | why sentiment", "top 3 by reach | why reach",
            "filter spam | why spam | filter points > 0.5",
        ],
        related: ["words", "correct", "sentiment", "reach", "spam"]
    ) { node, checker in
        guard case .words(let words) = node.arguments, checker.needsMentions(node), let word = words.first else {
            return
        }
        let subjects = WhySubject.allCases.map(\.rawValue)
        guard words.count == 1, let subject = WhySubject(rawValue: FoldedText.fold(word.value)) else {
            let near = nearest(to: word.value, in: subjects, max: 1)
            checker.report(
                "bad-argument", at: words.count == 1 ? word.span : words[1].span,
                words.count == 1 ? "there is no answer to `why \(word.value)`" : "one thing at a time is asked about",
                help: [near.isEmpty || words.count > 1 ? "ask `why` about \(orList(subjects))" : didYouMean(near)],
                fix: words.count == 1 ? near.first.map { Diagnostic.Fix(word.span, $0) } : nil)
            checker.scope = .unknown
            return
        }
        checker.append(.why(WhyRequest(subject)))
    }
}
