import Synchronization

/// Something that a `SegmentCache` can keep.
protocol Cacheable: Sendable {
    /// Memory that it takes, roughly.
    var byteCount: Int { get }
}

/// Decoded parts of segments in memory, the least recently used dropped when they outgrow their budget.
final class SegmentCache: Sendable {
    /// What is kept.
    enum Item: Hashable, Sendable {
        /// A column by its number; `rows` because the last segment grows.
        case column(Int, rows: Int)
        /// A column with a layer of a batch laid on.
        case layered(Int, batch: Int64, rows: Int)
        /// What is known of a column without reading it; batch 0 for what was written with the rows.
        case summary(Int, batch: Int64, rows: Int)
        case textReader
        case streamReader
        /// The text index of a segment that is not full.
        case growingText(rows: Int)
        /// A part of a full segment's text index.
        case textPart(SegmentTables.TextRun, Int)
    }

    struct Key: Hashable, Sendable {
        var segment: Int
        var item: Item
    }

    private struct Entry {
        var value: any Cacheable
        var byteCount: Int
        var lastUse: UInt64
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var byteCount = 0
        var clock: UInt64 = 0
    }

    private let budget: Int
    private let state = Mutex(State())

    /// - Parameter budget: bytes.
    init(budget: Int) { self.budget = budget }

    /// What an entry costs beside its value, in bytes.
    private static let entryBytes = 128

    /// What is kept under a key, made if it is not there. Two threads may make the same at once.
    func value<T: Cacheable>(_ segment: Int, _ item: Item, _ make: () throws -> T) rethrows -> T {
        let key = Key(segment: segment, item: item)
        let found = state.withLock { state -> T? in
            state.clock += 1
            state.entries[key]?.lastUse = state.clock
            return state.entries[key]?.value as? T
        }
        if let found { return found }
        let made = try make()
        keep(made, key)
        return made
    }

    private func keep(_ value: any Cacheable, _ key: Key) {
        let byteCount = value.byteCount + Self.entryBytes
        state.withLock { state in
            state.byteCount += byteCount - (state.entries[key]?.byteCount ?? 0)
            state.entries[key] = Entry(value: value, byteCount: byteCount, lastUse: state.clock)
            if state.byteCount > budget { Self.shrink(&state, to: budget / 8 * 7) }
        }
    }

    private static func shrink(_ state: inout State, to budget: Int) {
        for (key, entry) in state.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
            if state.byteCount <= budget { break }
            state.entries[key] = nil
            state.byteCount -= entry.byteCount
        }
    }

    func removeAll() { state.withLock { $0 = State() } }
}

extension [UInt8]: Cacheable {
    var byteCount: Int { count }
}
