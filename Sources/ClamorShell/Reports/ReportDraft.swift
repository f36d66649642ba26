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

    /// Takes the rows that were collected as the answer's body.
    mutating func take(_ rows: TableCollector) {
        body = .table(rows.table)
        tellRest(of: rows.rows)
    }

    /// Says how many rows there are where not all are kept.
    mutating func tellRest(of rows: Int) {
        let most = TableCollector.most
        guard rows > most else { return }
        captions.append("the first \(formatInteger(most, grouped: true)) of \(formatInteger(rows, grouped: true)) rows")
    }

    mutating func use(_ measures: [MeasureDefinition]) {
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
final class CardCollector: CardSink {
    static let most = 200

    private(set) var cards: [MentionCard] = []
    private(set) var legend: String?
    private var leftOut = 0

    func write(_ more: [MentionCard]) {
        let room = max(0, Self.most - cards.count)
        cards += more.prefix(room)
        leftOut += more.dropFirst(room).count
        if leftOut > 0 {
            legend = "the first \(Self.most) of \(formatInteger(Self.most + leftOut, grouped: true)) mentions"
        }
    }

    func write(_ conversation: Conversation) {
        for part in conversation.parts {
            switch part {
            case .card(let card): write([card])
            case .leftOut(let count): write([MentionCard(who: "… \(count) more", isAsked: false)])
            case .remark(let remark): write([MentionCard(who: remark, isAsked: false)])
            }
        }
    }
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
