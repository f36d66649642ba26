/// Counts of an import so far.
struct ImportCounts: Sendable, Equatable {
    var new = 0
    var updated = 0
    var duplicate = 0
    var rejected = 0
    var context = 0
    /// Records of those who were forgotten; rejected, too.
    var forgotten = 0
    /// Records with the id of another mention; rejected, too.
    var unlike = 0
    /// Rows that end mentions, or may do so once these come.
    var deletions = 0
    /// Mentions that were known and have been ended.
    var deleted = 0
    /// Rows that are none of the above: made of several versions, or duplicates that count when others are undone.
    var completions = 0

    mutating func count(_ verdict: VersionResolver.Verdict) {
        switch verdict {
        case .new: new += 1
        case .updated: updated += 1
        case .duplicate(let isRow):
            duplicate += 1
            if isRow { completions += 1 }
        case .context: context += 1
        case .knownContext: break
        case .forgotten: forgotten += 1
        case .unlike: unlike += 1
        case .deletion(let ends, let isRow):
            if isRow { deletions += 1 }
            if ends { deleted += 1 }
        }
    }
}
