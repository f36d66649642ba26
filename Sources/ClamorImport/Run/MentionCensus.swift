import ClamorStore

/// What the mentions of a file are, counted; chunks are counted apart and merged.
struct MentionCensus: Sendable {
    /// Times of the first and last mention, milliseconds since 1970.
    private(set) var first: Int64?
    private(set) var last: Int64?
    /// Mentions by channel.
    private(set) var channels: [String: Int] = [:]
    /// Where the sentiment of the mentions comes from.
    private(set) var sentiments: [String: Int] = [:]
    /// Mentions whose given sentiment is neutral.
    private(set) var givenNeutral = 0
    /// Mentions that read like spam, and those whose language was detected.
    private(set) var spam = 0
    private(set) var detectedLanguages = 0
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
            note(record)
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

    private mutating func note(_ record: MentionRecord) {
        sentiments[record.sentimentSource ?? "none", default: 0] += 1
        if record.sentimentSource == "given", record.sentiment == "neutral" { givenNeutral += 1 }
        if record.spam == true { spam += 1 }
        if record.langSource == "detected" { detectedLanguages += 1 }
    }

    mutating func merge(_ other: MentionCensus) {
        if let time = other.first { first = min(first ?? time, time) }
        if let time = other.last { last = max(last ?? time, time) }
        sentiments.merge(other.sentiments, uniquingKeysWith: +)
        givenNeutral += other.givenNeutral
        spam += other.spam
        detectedLanguages += other.detectedLanguages
        context += other.context
        channels.merge(other.channels, uniquingKeysWith: +)
        if filled.isEmpty { filled = other.filled }
        for (column, isFilled) in other.filled.enumerated() where isFilled { filled[column] = true }
    }
}
