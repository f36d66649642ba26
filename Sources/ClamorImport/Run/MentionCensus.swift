import ClamorStore

/// What the mentions of a file are, counted; chunks are counted apart and merged.
struct MentionCensus: Sendable {
    /// Times of the first and last mention, milliseconds since 1970.
    private(set) var first: Int64?
    private(set) var last: Int64?
    /// Mentions by channel.
    private(set) var channels: [String: Int] = [:]
    /// Records kept as context only.
    private(set) var context = 0
    /// Which columns of a table hold anything; empty for other files.
    private(set) var filled: [Bool] = []

    init() {}

    /// - Parameter columns: how many the table has; 0 for other files.
    init(_ records: [MentionRecord], _ chunk: RawChunk, columns: Int) {
        // Runs of one channel are counted together: a look-up for each mention would be felt.
        var run = (channel: "", count: 0)
        for record in records where !record.isDeleted {
            if record.isContext {
                context += 1
                continue
            }
            if let time = record.time {
                first = min(first ?? time, time)
                last = max(last ?? time, time)
            }
            if record.channel != run.channel {
                if run.count > 0 { channels[run.channel, default: 0] += run.count }
                run = (record.channel, 0)
            }
            run.count += 1
        }
        if run.count > 0 { channels[run.channel, default: 0] += run.count }
        guard columns > 0, !chunk.records.isEmpty, chunk.fields.count == chunk.records.count * columns else { return }
        filled = (0..<columns).map { column in
            chunk.records.contains { !chunk.fields[$0.firstField + column].isEmpty }
        }
    }

    mutating func merge(_ other: MentionCensus) {
        if let time = other.first { first = min(first ?? time, time) }
        if let time = other.last { last = max(last ?? time, time) }
        context += other.context
        channels.merge(other.channels, uniquingKeysWith: +)
        if filled.isEmpty { filled = other.filled }
        for (column, isFilled) in other.filled.enumerated() where isFilled { filled[column] = true }
    }
}
