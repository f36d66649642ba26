import ClamorColumns
import ClamorQuery

/// A mention of the sample with what was scored and what a person says.
struct LabelledMention {
    var row: Int64
    var predicted: String
    var label: String
}

/// The mentions that an audit is about, counted.
struct AuditedPopulation {
    /// Mentions that a person has labelled before, or the export has: they are what they are.
    private var known = Counts()
    private var predicted = Counts()

    struct Counts {
        var positive = 0
        var negative = 0
        var all = 0

        mutating func add(_ label: String) {
            all += 1
            if label == "positive" { positive += 1 } else if label == "negative" { negative += 1 }
        }
    }

    /// How many were scored.
    var scored: Int { predicted.all }

    /// Those that the scoring has labelled.
    static let wasScored = TypedExpression(
        .boolean,
        .isIn(TypedExpression(.text, .column("sentiment_source")), [.text("scored"), .text("unsure")], negated: false))

    init(_ query: Query, _ run: (Query, (Batch) throws -> Bool) throws -> RunReport) throws {
        var question = query
        question.schema = [ColumnInfo("sentiment", .text), ColumnInfo("sentiment_source", .text)]
        var (known, predicted) = (Counts(), Counts())
        _ = try run(question) { batch in
            for row in 0..<batch.count {
                guard case .text(let label) = batch.columns[0][row] else { continue }
                let source = batch.columns[1][row]
                if source == .text("scored") || source == .text("unsure") {
                    predicted.add(label)
                } else {
                    known.add(label)
                }
            }
            return true
        }
        (self.known, self.predicted) = (known, predicted)
    }

    /// The net sentiment as scored and as corrected, with intervals, and how often the scoring was right. One label alone
    /// corrects nothing.
    func result(_ labelled: [LabelledMention]) -> Table {
        let sample = labelled.map { (predicted: Self.side($0.predicted), label: Self.side($0.label)) }
        let estimate = AuditEstimate(
            positive: predicted.positive, negative: predicted.negative, of: predicted.all, labelled: sample)
        let all = Double(known.all + predicted.all)
        let share = Double(predicted.all) / all
        let fixed = 100 * Double(known.positive - known.negative) / all
        let scored = fixed + 100 * Double(predicted.positive - predicted.negative) / all
        func whole(_ value: Double?) -> Value { value.map { .number(fixed + share * $0) } ?? .null }
        let right = Double(labelled.count { $0.predicted == $0.label })
        let (n, numbers) = (Double(labelled.count), [right, Double(labelled.count)])
        func accuracy(_ bound: UncertaintyBound) -> Value {
            Estimate.proportion.value(bound, of: numbers).map { .number(100 * $0) } ?? .null
        }
        let count = Value.integer(Int64(labelled.count))
        let rows: [[Value]] = [
            [.text("net as scored"), .number(scored), .null, .null, .integer(Int64(all))],
            [.text("net corrected"), whole(estimate?.net), whole(estimate?.low), whole(estimate?.high), count],
            [.text("accuracy"), .number(100 * right / n), accuracy(.low), accuracy(.high), count],
        ]
        return Table(schema: Self.schema, rows: rows)
    }

    private static let schema = [
        ColumnInfo("measure", .text), ColumnInfo("value", .number, format: .decimals(1)),
        ColumnInfo("low", .number, format: .decimals(1)), ColumnInfo("high", .number, format: .decimals(1)),
        ColumnInfo("n", .integer),
    ]

    private static func side(_ label: String) -> Int { label == "positive" ? 1 : label == "negative" ? -1 : 0 }
}
