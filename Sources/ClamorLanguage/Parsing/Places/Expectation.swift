/// What could stand at a place of a text, as the parser finds when it gets there.
package enum Expectation: Sendable, Hashable {
    /// A word of the syntax, in lower case.
    case keyword(String)
    /// A statement that is no pipeline.
    case statement
    /// The beginning of a pipeline: a table, a range, a stage or an aggregate.
    case pipeline
    /// A stage or an aggregate, after `|`.
    case stage
    case range
    /// A unit of time, after a number or without one.
    case unit(plural: Bool)
    /// `now` and its like.
    case moment
    /// An operand of an expression.
    case operand(Operand)
    /// A value that a column of that name may have.
    case value(of: String)
    /// What compares a column of that name with something.
    case comparison(of: String)
    /// `and`, `or`.
    case connective
    /// The rest of a name after `extra.`
    case extra
    /// The arguments of a stage that takes words, by the stage's canonical name.
    case words(of: String)
    case chartKind
    case chartOption
    /// A word, phrase or condition of a search.
    case searchTerm
    /// What joins two conditions of a search.
    case searchOperator
    case file
    case format
    case importField
    case recipe
    case zone
    case setting
    case family
    /// The handle of an author.
    case account
    case batch
    case helpName

    /// What names mean in the expression being read.
    package enum Operand: Sendable, Hashable {
        /// The name of a column, and nothing else.
        case column
        /// The name of a column of numbers.
        case number
        /// The name of a column of texts or lists.
        case text
        /// An expression over columns.
        case value
        /// An expression over columns that is true or false.
        case condition
        /// Aggregates and measures.
        case measure
        /// An expression without columns.
        case constant
    }
}

/// What the parser took a word for.
package enum WordRole: Sendable, Hashable {
    case stage
    case keyword
    case source
    case column
    case function
    /// A text that needs no quotes here.
    case text
    /// A name in an expression; what it means, the definitions know.
    case name(Expectation.Operand)
}

/// What the parser meets on its way that no tree keeps.
final class ParserNotes {
    /// Index of the token that stands for the place where expectations are wanted.
    let place: Int?
    private(set) var expectations: [Expectation] = []
    /// By the token's index.
    private(set) var words: [Int: WordRole] = [:]

    init(place: Int? = nil) { self.place = place }

    func expect(_ expectation: Expectation) {
        if !expectations.contains(expectation) { expectations.append(expectation) }
    }

    func mark(_ index: Int, _ role: WordRole) { words[index] = role }
}

extension StatementParser {
    /// What names mean in the expression being read.
    struct Reading {
        var operand: Expectation.Operand = .value
        /// The column that the value being read is compared with.
        var column: String?
    }

    /// Notes what could stand at the current token.
    func expect(_ expectation: @autoclosure () -> Expectation) {
        guard let notes, notes.place == index else { return }
        notes.expect(expectation())
    }

    /// Notes what the current token is taken for.
    func mark(_ role: WordRole) { notes?.mark(index, role) }

    /// An expression whose names mean what `operand` says.
    /// - Parameter column: the column that it is compared with.
    mutating func parseExpression(
        as operand: Expectation.Operand, comparedWith column: String? = nil, above minimum: Precedence = .lowest
    ) throws(ParseFailure) -> Expression {
        let outer = reading
        defer { reading = outer }
        reading = Reading(operand: operand, column: column)
        return try parseExpression(above: minimum)
    }

    /// Notes what could follow an operand.
    func expectOperator(after left: Expression, above minimum: Precedence) {
        guard let notes, notes.place == index, [.value, .condition].contains(reading.operand) else { return }
        if left.isCondition {
            if minimum < .and { notes.expect(.connective) }
        } else if minimum < .comparison, reading.operand == .condition, let name = left.columnName {
            notes.expect(.comparison(of: name))
        }
    }
}

extension Expression {
    /// The name of the column that the expression is; nil for anything else.
    var columnName: String? {
        switch kind {
        case .name(let name): name
        case .extra(let name): "extra." + name
        default: nil
        }
    }

    /// Whether the form alone tells that it is true or false.
    fileprivate var isCondition: Bool {
        switch kind {
        case .binary(let operation, _, _):
            switch operation {
            case .add, .subtract, .multiply, .divide, .remainder: false
            default: true
            }
        case .unary(.not, _), .inList, .inFile, .between, .matches, .missing, .field, .search: true
        default: false
        }
    }
}
