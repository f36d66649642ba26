import ClamorColumns
import ClamorQuery
import ClamorSentiment

/// The compound score of VADER 3.3.2 (Hutto and Gilbert 2014), to the letter.
struct VaderEvaluator: Evaluator {
    private static let scorer = SentimentScorer(rules: .published)

    let operand: any Evaluator
    private let scores = DictionaryCache<[Double]>()

    init(operand: any Evaluator) { self.operand = operand }

    var type: ValueType { .number }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        guard case .codes(let codes, let dictionary) = column.storage else {
            preconditionFailure("\(column.type) is no text")
        }
        let table = scores.value(for: dictionary, keep: operand.hasLastingDictionary) {
            var table = [Double](repeating: 0, count: max(1, dictionary.count))
            dictionary.forEachText { code, text in table[code] = Double(Self.scorer.score(utf8: text).score) / 10_000 }
            return table
        }
        return column.replacingNumbers(Kernels.translate(codes, by: table))
    }
}
