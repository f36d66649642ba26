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
        let cards = reader.cards(batch)
        guard threads != nil else { return try writer.write(cards) }
        for (row, card) in cards.enumerated() {
            if threads?.asked.count ?? 0 < Self.mostAsked {
                threads?.ask(batch, row, card)
            } else {
                leftOut += 1
            }
        }
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
