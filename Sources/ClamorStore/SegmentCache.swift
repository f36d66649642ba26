import Synchronization

/// Decoded parts of segments in memory, the least recently used dropped when they outgrow their budget.
final class SegmentCache: Sendable {
    /// What is kept.
    enum Item: Hashable, Sendable {
        /// A column by its number; `rows` because the last segment grows.
        case column(Int, rows: Int)
        case textReader(rows: Int)
        case streamReader(rows: Int)
        /// A part of a full segment's text index.
        case textPart(SegmentTables.TextRun, Int)
    }

    struct Key: Hashable, Sendable {
        var segment: Int
        var item: Item
    }

    private struct Entry {
        var value: any Sendable
        var cost: Int
        var lastUse: UInt64
    }

    private struct State {
        var entries: [Key: Entry] = [:]
        var cost = 0
        var clock: UInt64 = 0
    }

    private let budget: Int
    private let state = Mutex(State())

    /// - Parameter budget: bytes.
    init(budget: Int) { self.budget = budget }

    /// Bytes held.
    var cost: Int { state.withLock { $0.cost } }

    /// What is kept under a key, made if it is not there. Two threads may make the same at once.
    func value<T: Sendable>(
        _ segment: Int, _ item: Item, cost: (T) -> Int, _ make: () throws -> T
    ) rethrows -> T {
        let key = Key(segment: segment, item: item)
        let found = state.withLock { state -> T? in
            state.clock += 1
            state.entries[key]?.lastUse = state.clock
            return state.entries[key]?.value as? T
        }
        if let found { return found }
        let made = try make()
        keep(made, key, cost: cost(made))
        return made
    }

    private func keep(_ value: any Sendable, _ key: Key, cost: Int) {
        state.withLock { state in
            state.cost += cost - (state.entries[key]?.cost ?? 0)
            state.entries[key] = Entry(value: value, cost: cost, lastUse: state.clock)
            if state.cost > budget { Self.shrink(&state, to: budget / 8 * 7) }
        }
    }

    private static func shrink(_ state: inout State, to budget: Int) {
        for (key, entry) in state.entries.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
            if state.cost <= budget { break }
            state.entries[key] = nil
            state.cost -= entry.cost
        }
    }

    func removeAll() { state.withLock { $0 = State() } }
}
