import ClamorColumns
import ClamorListening
import Dispatch
import GRDB
import Synchronization

extension MentionStore {
    /// Finds the copies among all rows anew, in the order of rows; it waits for its turn like an import. Nothing is
    /// journaled: it is derived from the texts.
    ///
    /// - Parameters:
    ///   - threads: how many read texts at once.
    ///   - progress: called now and then with the number of rows done so far.
    ///   - check: called now and then, also while others have their turn; may throw to give up, and nothing changes.
    package func findCopies(
        threads: Int, progress: (Int) -> Void = { _ in }, check: () throws -> Void = {}
    ) throws {
        guard !isReadOnly else { throw StoreError(path: path, cause: .readOnly) }
        let lock = try ImportLock.waiting(store: path, check)
        try withExtendedLifetime(lock) {
            try ImportRecovery.discardIfNeeded(connections)
            try CopyRebuild(connections, threads: threads).run(progress: progress, check)
        }
    }
}

/// Only the holder of the import lock may.
struct CopyRebuild {
    private let connections: StoreConnections
    private let threads: Int

    /// Rows that a thread takes at a time, and how many such steps are in memory.
    private static let stepRows: Int64 = 8_192
    private static let stepsAtOnce: Int64 = 16

    init(_ connections: StoreConnections, threads: Int) {
        self.connections = connections
        self.threads = threads
    }

    func run(progress: (Int) -> Void = { _ in }, _ check: () throws -> Void = {}) throws {
        let rowCount = try connections.read { try Journal.read($0).rowCount }
        var turn = CopyTurn(anew: connections)
        var all: [FoundCopies] = []
        for start in stride(from: 0, to: rowCount, by: Int(Self.stepRows * Self.stepsAtOnce)) {
            try check()
            let end = min(start + Self.stepRows * Self.stepsAtOnce, rowCount)
            all.append(try turn.find(try prints(start..<end), firstRow: start) { try said(row: $0) })
            progress(Int(end))
        }
        try connections.write { db in
            try CopyTables.removeAll(from: 0, db)
            for found in all { try found.save(db) }
            try CopyTables.save(turn.takeFirsts(), limit: CopyTurn.window, db)
            // Snapshots keep what they know of copies as long as nothing derived is made anew.
            try Journal.advanceGeneration(db)
        }
    }

    private func said(row: Int64) throws -> [UInt8]? {
        try connections.read { try CopyTables.said(row: row, try CopyTables.saidStatement($0)) }
    }

    private func prints(_ rows: Range<Int64>) throws -> [CopyPrint] {
        let starts = Array(stride(from: rows.lowerBound, to: rows.upperBound, by: Int(Self.stepRows)))
        let next = Atomic(0)
        let done = Mutex([Result<[CopyPrint], any Error>?](repeating: nil, count: starts.count))
        DispatchQueue.concurrentPerform(iterations: max(1, min(threads, starts.count))) { _ in
            while true {
                let index = next.add(1, ordering: .relaxed).oldValue
                guard index < starts.count else { return }
                let range = starts[index]..<min(starts[index] + Self.stepRows, rows.upperBound)
                let made = Result { try connections.read { try Self.prints(range, $0) } }
                done.withLock { $0[index] = made }
            }
        }
        return try done.withLock { $0 }.flatMap { try $0?.get() ?? [] }
    }

    /// What copies of a row are found by; nil where there is nothing to compare.
    static func print(_ row: Int64, _ db: Database) throws -> CopyPrint? {
        try prints(row..<row + 1, db).first.flatMap { $0.exact == 0 ? nil : $0 }
    }

    private static func prints(_ rows: Range<Int64>, _ db: Database) throws -> [CopyPrint] {
        let statement = try RawStatement(
            db, "SELECT role, kind, author, coalesce(text, title) FROM mention WHERE row >= ? AND row < ? ORDER BY row")
        defer { statement.reset() }
        statement.bind(rows.lowerBound, at: 1)
        statement.bind(rows.upperBound, at: 2)
        var prints: [CopyPrint] = []
        while try statement.step() {
            prints.append(
                CopyPrint(
                    role: RowRole(rawValue: statement.integer(0)) ?? .removed, kind: statement.text(1) ?? "",
                    author: statement.text(2), said: statement.text(3)))
        }
        guard prints.count == rows.count else {
            throw DamagedPlace("rows \(rows.lowerBound) to \(rows.upperBound - 1)")
        }
        return prints
    }
}

extension CopyPrint {
    /// Nothing to compare.
    static let none = CopyPrint(text: "", author: nil)

    /// Of what a row says itself: shares repeat on purpose, and context and deletions are no mentions.
    ///
    /// - Parameter said: the text, or where there is none the title: a headline alone is compared as one.
    init(role: RowRole, kind: String, author: String?, said: String?) {
        guard role == .mention || role == .completed, kind != "share", let said else {
            self = .none
            return
        }
        self.init(text: said, author: author)
    }

    init(_ record: MentionRecord) {
        self.init(role: record.role, kind: record.kind, author: record.author, said: record.text ?? record.title)
    }
}
