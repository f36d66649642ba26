import ClamorColumns

/// A test between two texts of each row, such as `author = author_name`.
///
/// Over a list on the left it holds when any element passes; negated, when none does.
struct TextPairTest: Evaluator {
    typealias Test = @Sendable (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool

    private let left: any Evaluator
    private let right: any Evaluator
    private let negated: Bool
    private let folds: Bool
    private let test: Test

    init(
        left: any Evaluator, right: any Evaluator, negated: Bool, _ test: @escaping Test, folds: () -> Bool
    ) {
        self.left = left
        self.right = right
        self.negated = negated
        self.test = test
        self.folds = folds()
    }

    var type: ValueType { .boolean }
    var cost: Cost { max(left.cost, right.cost) }

    func evaluate(_ frame: Frame) throws -> Column {
        let leftColumn = try left.evaluate(frame)
        let rightColumn = try right.evaluate(frame)
        guard case .codes(let rightCodes, let rightTexts) = rightColumn.storage else {
            preconditionFailure("the right side of a text test is text")
        }
        var rights = ComparableTexts(rightTexts, folds: folds)
        var trues = Bitmap(count: frame.count)
        let knowns: Bitmap?
        switch leftColumn.storage {
        case .codes(let codes, let dictionary):
            var lefts = ComparableTexts(dictionary, folds: folds)
            knowns = intersection(leftColumn.validity, rightColumn.validity)
            for row in 0..<frame.count where knowns?[row] ?? true {
                trues[row] = lefts.with(codes[row]) { left in rights.with(rightCodes[row]) { test(left, $0) } }
            }
        case .lists(let lists, let dictionary):
            var lefts = ComparableTexts(dictionary, folds: folds)
            knowns = rightColumn.validity
            for row in 0..<frame.count where knowns?[row] ?? true {
                trues[row] = lists[row].contains { code in
                    lefts.with(code) { left in rights.with(rightCodes[row]) { test(left, $0) } }
                }
            }
        default: preconditionFailure("texts are tested, not \(leftColumn.type)")
        }
        var truth = Truth(trues: trues, knowns: knowns)
        if negated { truth.negate() }
        return truth.column
    }
}

/// Texts of a dictionary as they are compared: folded on first use, or as they are.
private struct ComparableTexts {
    private let dictionary: TextDictionary
    private var folded: FoldedTexts?

    init(_ dictionary: TextDictionary, folds: Bool) {
        self.dictionary = dictionary
        folded = folds ? FoldedTexts(dictionary) : nil
    }

    mutating func with<Result>(_ code: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        guard folded != nil else { return dictionary.withText(code, body) }
        folded?.fold(code)
        return folded?.withFolded(code, body) ?? dictionary.withText(code, body)
    }
}
