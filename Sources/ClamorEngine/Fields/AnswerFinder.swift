import ClamorColumns
import ClamorQuery
import ClamorText

/// Finds what our own accounts have answered: first what their mentions reply to, then what the authors of these said
/// before in the same thread. Fields of the row table are read for the mentions in question alone.
struct AnswerFinder: Sendable {
    /// A mention that was answered.
    struct Found: Sendable {
        /// segment << 16 | row.
        var row: UInt32
        var channel: String
        /// Nil also where it is the thread's first.
        var thread: String?
        /// In folded form.
        var author: String?
        var time: Int64
        /// When it was answered first.
        var answer: Int64
    }

    /// What replies name: a mention by its id.
    struct Name: Hashable {
        var channel: String
        var id: String
    }

    /// What one author says in one thread.
    private struct Turns: Hashable {
        var channel: String
        var thread: String
        var author: String
    }

    private let context: RunContext
    private let own: OwnEvaluator

    init(_ context: RunContext) {
        self.context = context
        own = OwnEvaluator(author: Self.column("author"), handles: context.definitions.ownHandles)
    }

    /// The times of our replies, by what they reply to.
    func replies() throws -> [Name: FirstAnswers] {
        var replies: [Name: FirstAnswers] = [:]
        let parts = try scan([(name: Name, time: Int64)].self, of: true, ["parent"]) { row, found in
            guard let parent = row.text(0) else { return }
            found.append((Name(channel: row.channel, id: parent), row.time))
        }
        for reply in parts { replies[reply.name, default: FirstAnswers()].add(reply.time, to: reply.time) }
        for name in Array(replies.keys) { replies[name]?.settle() }
        return replies
    }

    /// The mentions that our replies name.
    func answered(by replies: [Name: FirstAnswers]) throws -> [Found] {
        let probe = KeyProbe(replies.keys.map { MentionKey.key(channel: $0.channel, id: $0.id) })
        return try scan([Found].self, of: false, ["id", "thread"]) { segment, rows in
            guard let keys = try context.source.keys(segment: segment) else { return }
            var hits = Bitmap(count: rows.count)
            probe.forEachHit(in: keys) { row, _ in hits[row] = true }
            rows.formIntersection(hits)
        } _: { row, found in
            guard let id = row.text(0),
                let answer = replies[Name(channel: row.channel, id: id)]?.first(notBefore: row.time)
            else { return }
            // Before the first mention of a thread its author said nothing there.
            let thread = row.text(1).flatMap { $0 == id ? nil : $0 }
            found.append(
                Found(
                    row: row.number, channel: row.channel, thread: thread, author: row.author, time: row.time,
                    answer: answer))
        }
    }

    /// What the authors of answered mentions said before in the threads of these, and the answered ones again where
    /// an answer to a later one came first.
    func earlier(in answered: [Found]) throws -> [Found] {
        var turns: [Turns: FirstAnswers] = [:]
        var authors = TextInterner()
        for found in answered {
            guard let thread = found.thread, let author = found.author else { continue }
            let turn = Turns(channel: found.channel, thread: thread, author: author)
            turns[turn, default: FirstAnswers()].add(found.answer, to: found.time)
            _ = authors.intern(author)
        }
        if turns.isEmpty { return [] }
        for turn in Array(turns.keys) { turns[turn]?.settle() }
        let direct = Dictionary(answered.map { ($0.row, $0.answer) }) { min($0, $1) }
        let (known, speakers) = (turns, authors)
        let speaks = TextPredicate(Self.column("author"), negated: false, folds: true) {
            speakers.number(of: $0) != nil
        }
        return try scan([Found].self, of: false, ["id", "thread"]) { segment, rows in
            rows.formIntersection(try speaks.truth(frame(segment)).trues)
        } _: { row, found in
            guard let author = row.author else { return }
            // The thread's first mention may be named by its id alone.
            let answers = Set([row.text(0), row.text(1)].compactMap { $0 }).compactMap { thread in
                known[Turns(channel: row.channel, thread: thread, author: author)]?.first(notBefore: row.time)
            }
            guard let answer = answers.min() else { return }
            found.append(
                Found(
                    row: row.number, channel: row.channel, thread: nil, author: author, time: row.time,
                    answer: min(answer, direct[row.number] ?? answer)))
        }
    }
}

extension AnswerFinder {
    /// A mention as it is handed over while scanning; mentions without a time are passed by.
    private struct Row {
        var number: UInt32
        var channel: String
        var time: Int64
        /// In folded form.
        var author: String?
        var texts: [UnsafeBufferPointer<UInt8>?]

        func text(_ place: Int) -> String? { texts[place].map { String(decoding: $0, as: UTF8.self) } }
    }

    private static func column(_ name: String) -> ColumnFieldEvaluator {
        guard let field = Fields.named(name) else { preconditionFailure("no field `\(name)`") }
        return ColumnFieldEvaluator(field)
    }

    private func frame(_ segment: Int) -> Frame {
        Frame(.segment(segment), count: context.source.rowCount(segment: segment), context: context)
    }

    /// Hands over the mentions of all segments that are ours, or those that are not, with fields of the row table.
    private func scan<Element: Sendable>(
        _ type: [Element].Type, of ours: Bool, _ fields: [String],
        among choose: @Sendable (Int, inout Bitmap) throws -> Void = { _, _ in },
        _ body: @Sendable (Row, inout [Element]) throws -> Void
    ) throws -> [Element] {
        try Workers.run(threads: context.threads, items: context.source.segmentCount) {
            [Element]()
        } _: { segment, found in
            try context.cancellation.check()
            let whole = frame(segment)
            var rows = try context.source.live(segment: segment)
            let owned = try own.truth(whole).trues
            if ours { rows.formIntersection(owned) } else { rows.subtract(owned) }
            try choose(segment, &rows)
            if rows.isEmpty { return }
            let part = whole.narrowed(to: rows)
            let (channels, authors, times) = (
                try part.column("channel"), try part.column("author"), try part.column("time")
            )
            let numbers = rows.rows()
            try part.forEachRow(fields) { place, texts in
                guard case .time(let time) = times[place] else { return }
                let row = Row(
                    number: UInt32(segment) << 16 | UInt32(numbers[place]), channel: channels.text(place) ?? "",
                    time: time, author: authors.text(place).map(FoldedText.fold), texts: texts)
                try body(row, &found)
            }
        }.flatMap { $0 }
    }
}

extension Column {
    fileprivate func text(_ row: Int) -> String? { if case .text(let text) = self[row] { text } else { nil } }
}
