import ClamorColumns
import ClamorQuery
import ClamorRender

/// Writes an answer's mentions as cards while they come; where their conversations are asked for, once all are known.
struct CardPresenter {
    /// Runs a query.
    typealias Run = (Query, (Batch) throws -> Bool) throws -> RunReport

    /// Conversations of so many mentions are shown.
    static let mostAsked = 100

    private let query: Query
    private var reader: CardReader
    private var writer: any CardSink
    /// Set where conversations are asked for.
    private var threads: ThreadFinder?
    private var leftOut = 0

    init(_ request: ShowRequest, _ query: Query, workspace: any Workspace, writer: any CardSink) {
        self.query = query
        self.writer = writer
        func reader(_ schema: [ColumnInfo]) -> CardReader {
            CardReader(
                schema: schema, zone: query.zone, marked: request.marked, sentimentMarks: workspace.sentimentMarks)
        }
        self.reader = reader(query.schema)
        if request.withThreads { threads = ThreadFinder(query, reader: reader(Fields.wholeRow)) }
    }

    mutating func write(_ batch: Batch) throws {
        guard let asked = threads?.asked.count else { return try writer.write(reader.cards(batch)) }
        let room = min(batch.count, Self.mostAsked - asked)
        leftOut += batch.count - room
        guard room > 0 else { return }
        for (row, card) in reader.cards(batch).prefix(room).enumerated() { threads?.ask(batch, row, card) }
    }

    /// Writes what is left.
    ///
    /// - Returns: what is to be known of the cards.
    mutating func finish(_ run: Run) throws -> [String] {
        var notes: [String] = []
        if var threads {
            let conversations = try threads.conversations(run)
            for conversation in conversations { try writer.write(conversation) }
            notes += threads.notes
            if leftOut > 0 {
                notes.append(
                    "conversations of the first \(Self.mostAsked) mentions; \(Session.rows(leftOut)) more are not shown"
                )
            }
        }
        return notes + (writer.legend.map { [$0] } ?? [])
    }
}
