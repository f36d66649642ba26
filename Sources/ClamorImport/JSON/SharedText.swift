import ClamorStore

extension JSONValueMapper {
    /// Gives shares without text, and those whose text was cut, that of their original, where the chunk holds it.
    func completeShares(_ result: inout MappedChunk) {
        let wanted = Set(result.records.compactMap { Self.isIncomplete($0) ? $0.shareOf : nil })
        if wanted.isEmpty { return }
        var originals: [String: MentionRecord] = [:]
        for record in result.records {
            if let id = record.id, wanted.contains(id), !Self.isIncomplete(record) { originals[id] = record }
        }
        for place in result.records.indices where Self.isIncomplete(result.records[place]) {
            guard let original = result.records[place].shareOf.flatMap({ originals[$0] }) else { continue }
            result.records[place].complete(from: original)
            enricher.enrich(&result.records[place])
        }
    }

    private static func isIncomplete(_ record: MentionRecord) -> Bool {
        guard let text = record.text else { return true }
        return record.shareOf != nil && text.hasSuffix("…")
    }
}

extension MentionRecord {
    /// Takes what was said from the original; what was made from the cut text is to be made anew.
    fileprivate mutating func complete(from original: MentionRecord) {
        guard let whole = original.text else { return }
        let cut = text ?? ""
        // “RT @name:” stays before the text.
        let before = cut.hasPrefix("RT @") ? cut.prefix { $0 != ":" } + ": " : ""
        text = before + whole
        title = title ?? original.title
        lang = lang ?? original.lang
        hashtags = original.hashtags
        handles = []
        if sentimentSource == "scored" { (sentiment, score, sentimentSource) = (nil, nil, nil) }
    }
}
