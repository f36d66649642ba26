import ClamorColumns
import ClamorQuery
import ClamorRender
import ClamorText

/// The document that the answers of a script go into instead of standard output.
struct ReportDraft {
    var report: Report
    let form: ReportForm
    /// The statement that runs, in its canonical form.
    var question = ""
    /// What its answer is, once it is there.
    var body: Report.Answer.Body?
    /// What is to be known of it.
    var captions: [String] = []

    /// Puts the answer, if there is one, behind what is there.
    mutating func close() {
        if let body { report.items.append(.answer(Report.Answer(question: question, body: body, captions: captions))) }
        body = nil
        captions = []
    }

    /// Takes what was collected as the answer's body, and what must be told of the question.
    mutating func take(_ writer: (any RowWriter)?, _ measures: [MeasureDefinition]) {
        use(measures)
        switch writer {
        case let collector as TableCollector:
            body = .table(collector.table)
            tellRest(of: collector.rows, most: TableCollector.most)
        case let collector as CardCollector:
            body = .cards(collector.cards)
            tellRest(of: collector.rows, most: CardCollector.most)
        default: break
        }
    }

    private mutating func tellRest(of rows: Int, most: Int) {
        guard rows > most else { return }
        captions.append("the first \(formatInteger(most, grouped: true)) of \(formatInteger(rows, grouped: true)) rows")
    }

    private mutating func use(_ measures: [MeasureDefinition]) {
        for measure in measures {
            let name = "\(measure.name), version \(measure.version)"
            guard !report.measures.contains(where: { $0.name == name }) else { continue }
            report.measures.append(Report.Fact(name: name, value: "\(measure.formula): \(measure.summary)"))
        }
    }
}

/// Keeps an answer's first rows, so that a document stays one that can be opened.
final class TableCollector: RowWriter {
    static let most = 1_000

    private(set) var table: Table
    private(set) var rows = 0

    init(schema: [ColumnInfo]) { table = Table(schema: schema) }

    func begin() {}

    func write(_ batch: Batch) {
        let room = Self.most - rows
        rows += batch.count
        if room > 0 { table.batches += batch.parts(of: room).prefix(1) }
    }

    func finish() {}
}

/// Keeps the first mentions as cards.
final class CardCollector: RowWriter {
    static let most = 200

    private(set) var cards: [MentionCard] = []
    private(set) var rows = 0
    private var reader: CardReader

    init(schema: [ColumnInfo], style: RenderStyle, marked: [SearchTerm]) {
        reader = CardReader(schema: schema, style: style, marked: marked)
    }

    func begin() {}

    func write(_ batch: Batch) {
        let room = Self.most - rows
        rows += batch.count
        guard room > 0 else { return }
        for part in batch.parts(of: room).prefix(1) { cards += reader.cards(part) }
    }

    func finish() {}
}

extension Table {
    /// The same table with so many rows at most.
    func first(_ most: Int) -> Table {
        var result = Table(schema: schema)
        var room = most
        for batch in batches where room > 0 {
            result.batches += batch.parts(of: room).prefix(1)
            room -= batch.count
        }
        return result
    }
}
