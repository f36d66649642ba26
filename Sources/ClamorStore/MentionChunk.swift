/// Prepared records that are written together, in order: stretches of what was prepared at a time.
struct MentionChunk: Sendable {
    struct Part: Sendable {
        let mentions: PreparedMentions
        /// Its records in `mentions`.
        let range: Range<Int>
        /// The place of the first of them in the chunk.
        let start: Int
    }

    /// When their import began (ms).
    let started: Int64
    private(set) var parts: [Part] = []
    private(set) var count = 0

    init(started: Int64) { self.started = started }

    mutating func append(_ mentions: PreparedMentions, _ range: Range<Int>) {
        if range.isEmpty { return }
        parts.append(Part(mentions: mentions, range: range, start: count))
        count += range.count
    }

    /// The keys of all records.
    var keys: [UInt64] {
        var keys: [UInt64] = []
        keys.reserveCapacity(count)
        for part in parts { keys.append(contentsOf: part.mentions.keys[part.range]) }
        return keys
    }

    /// What a record was prepared with, and its place there.
    func locate(_ index: Int) -> (mentions: PreparedMentions, place: Int) {
        var (lower, upper) = (0, parts.count - 1)
        while lower < upper {
            let middle = (lower + upper + 1) / 2
            if parts[middle].start <= index { lower = middle } else { upper = middle - 1 }
        }
        return (parts[lower].mentions, parts[lower].range.lowerBound + index - parts[lower].start)
    }

    /// Some records by ascending index, as places in what they were prepared with, part by part.
    func places(of chosen: ArraySlice<Int>) -> [(mentions: PreparedMentions, places: [Int])] {
        var rest = chosen
        return parts.compactMap { part in
            let end = part.start + part.range.count
            let taken = rest.prefix { $0 < end }
            rest = rest.dropFirst(taken.count)
            let shift = part.range.lowerBound - part.start
            return taken.isEmpty ? nil : (part.mentions, taken.map { $0 + shift })
        }
    }
}
