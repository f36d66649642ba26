import ClamorColumns
import ClamorListening
import Dispatch
import GRDB
import Synchronization

/// Finds which rows of an import copy earlier ones, on a thread of its own while the rows are written.
final class CopySearch: Sendable {
    private let thread = DispatchQueue(label: "clamor.copies", qos: .userInitiated)
    private let state: Mutex<State>

    private struct State {
        var search: CopyTurn
        var found: Result<FoundCopies, any Error>?
    }

    init(connections: StoreConnections) { state = Mutex(State(search: CopyTurn(connections), found: nil)) }

    /// Begins to look at rows, in order; `end` gives what was found.
    func begin(_ rows: ChunkRows) {
        thread.async { [self] in
            state.withLock { state in
                let found = Result { try state.search.find(rows) }
                state.found = found
            }
        }
    }

    /// Waits for what was begun last.
    func end() throws -> FoundCopies {
        try thread.sync {
            state.withLock { state in
                defer { state.found = nil }
                return state.found ?? .success(FoundCopies())
            }
        }.get()
    }

    /// Writes what later imports need, once the rows are those of a finished batch.
    func finish(_ db: Database) throws {
        try CopyTables.save(state.withLock { $0.search.takeFirsts() }, limit: CopyTurn.window, db)
    }
}

/// Rows that are written together.
struct ChunkRows: Sendable {
    /// By part: rows, and which of them are written.
    private let images: [RowImages]
    private let places: [[Int]]
    let prints: [CopyPrint]
    let firstRow: Int64
    let count: Int

    init(_ parts: [(mentions: PreparedMentions, places: [Int])], firstRow: Int64) {
        images = parts.map(\.mentions.images)
        places = parts.map(\.places)
        prints = parts.flatMap { part in part.places.map { part.mentions.prints[$0] } }
        self.firstRow = firstRow
        count = prints.count
    }

    /// What a row says.
    func said(row: Int64) -> [UInt8]? {
        var place = Int(row - firstRow)
        for part in places.indices {
            if place < places[part].count { return images[part].said(places[part][place]) }
            place -= places[part].count
        }
        return nil
    }
}

/// What was found of rows that are written together.
struct FoundCopies: Sendable {
    var firstRow: Int64 = 0
    var copies: [(row: Int64, original: Int64)] = []
    /// One for each row, 0 where it is not to be found.
    var hashes: [UInt64] = []

    func save(_ db: Database) throws {
        try CopyTables.save(copies, db)
        if hashes.contains(where: { $0 != 0 }) { try CopyTables.save(hashes: hashes, firstRow: firstRow, db) }
    }
}

/// Looks for copies in the order of rows, and knows all earlier ones. What the file has of them is read when it is
/// needed first.
struct CopyTurn {
    private let connections: StoreConnections
    private var finder: CopyFinder?
    /// Hashes of rows that were there before, by the first row of each part.
    private var stored: [(firstRow: Int64, hashes: [UInt64])] = []
    /// Firsts that the file does not have yet.
    private var firsts: [CopyTables.First] = []

    /// How many firsts new texts are compared with.
    static let window = 262_144

    init(_ connections: StoreConnections) { self.connections = connections }

    /// Begins without earlier rows.
    init(anew connections: StoreConnections) {
        self.connections = connections
        finder = CopyFinder()
    }

    mutating func find(_ rows: ChunkRows) throws -> FoundCopies {
        try find(rows.prints, firstRow: rows.firstRow) { rows.said(row: $0) }
    }

    /// - Parameter said: by one of these rows.
    mutating func find(
        _ prints: [CopyPrint], firstRow: Int64, said: (Int64) throws -> [UInt8]?
    ) throws -> FoundCopies {
        guard prints.contains(where: { $0.exact != 0 }) else { return FoundCopies() }
        return try connections.read { db in
            let finder = try self.finder ?? earlierFinder(db)
            self.finder = finder
            try primeExactCopies(of: prints, finder, db)
            var found = FoundCopies(firstRow: firstRow, hashes: [UInt64](repeating: 0, count: prints.count))
            let earlier = try CopyTables.saidStatement(db)
            for (place, print) in prints.enumerated() where print.exact != 0 {
                let row = firstRow + Int64(place)
                if !finder.holds(print) { found.hashes[place] = print.exact }
                let original = try finder.add(row: row, print) { other in
                    try other >= firstRow ? said(other) : CopyTables.said(row: other, earlier)
                }
                if let original {
                    found.copies.append((row, original))
                } else if print.signature != nil {
                    firsts.append(CopyTables.First(row: row, print: print))
                }
            }
            if firsts.count > Self.window { firsts.removeFirst(firsts.count - Self.window) }
            return found
        }
    }

    /// One that knows what the file has.
    private mutating func earlierFinder(_ db: Database) throws -> CopyFinder {
        let made = CopyFinder()
        for first in try CopyTables.firsts(db) { made.prime(row: first.row, first.print, first: nil) }
        let rowCount = try Journal.read(db).rowCount
        try CopyTables.forEachHashes(db) { if $0 < rowCount { stored.append(($0, $1)) } }
        return made
    }

    /// Tells the finder of the stored rows that have the same text as new ones.
    private func primeExactCopies(of prints: [CopyPrint], _ finder: CopyFinder, _ db: Database) throws {
        if stored.isEmpty { return }
        var byHash: [UInt64: CopyPrint] = [:]
        for print in prints where print.exact != 0 && !finder.holds(print) { byHash[print.exact] = print }
        var hits: [UInt64: [Int64]] = [:]
        let probe = KeyProbe(Array(byHash.keys))
        for part in stored { probe.collect(part.hashes, firstRow: part.firstRow, into: &hits) }
        for (hash, rows) in hits {
            guard let print = byHash[hash], let row = rows.first else { continue }
            // As one whose group is known, so that it does not stand among the latest firsts again.
            finder.prime(row: row, print, first: try CopyTables.original(of: row, db) ?? row)
        }
    }

    /// Hands over the firsts that are compared with from now on.
    mutating func takeFirsts() -> [CopyTables.First] {
        defer { firsts.removeAll() }
        return Array(firsts.suffix(Self.window))
    }
}
