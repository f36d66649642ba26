import ClamorStore

extension MappedChunk {
    /// Gives shares without text, and those whose text was cut (`RT @ann: the first words…`), that of their original,
    /// where the chunk holds it.
    mutating func completeShares(_ enricher: Enricher) {
        let wanted = Set(records.compactMap { Self.isIncomplete($0) ? $0.shareOf : nil })
        if wanted.isEmpty { return }
        var originals: [String: MentionRecord] = [:]
        for record in records {
            if let id = record.id, wanted.contains(id), !Self.isIncomplete(record) { originals[id] = record }
        }
        for place in records.indices where Self.isIncomplete(records[place]) {
            guard let original = records[place].shareOf.flatMap({ originals[$0] }),
                original.channel == records[place].channel
            else { continue }
            records[place].complete(from: original)
            enricher.enrich(&records[place])
        }
    }

    private static func isIncomplete(_ record: MentionRecord) -> Bool {
        guard record.shareOf != nil else { return false }
        return record.text?.utf8.suffix(3).elementsEqual([0xE2, 0x80, 0xA6]) ?? true
    }
}

extension MentionRecord {
    /// Takes what was said from the original; what was made from the cut text is to be made anew.
    fileprivate mutating func complete(from original: MentionRecord) {
        guard let whole = original.text else { return }
        let cut = text ?? ""
        // “RT @name:” stays before the text.
        let before = cut.hasPrefix("RT @") ? cut.prefix { $0 != ":" } + ": " : ""
        // What was cut must be how the original begins.
        let start = cut.utf8.dropFirst(before.utf8.count).dropLast(3).prefix(40)
        guard whole.utf8.starts(with: start) else { return }
        text = before + whole
        title = title ?? original.title
        lang = lang ?? original.lang
        hashtags = original.hashtags
        handles = []
        if sentimentSource == "scored" { (sentiment, score, sentimentSource) = (nil, nil, nil) }
    }
}
