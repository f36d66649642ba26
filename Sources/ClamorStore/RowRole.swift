/// What a row of the row table is, as its column `role` says.
enum RowRole: Int64, Sendable {
    /// A version of a mention, as a file gave it.
    case mention = 0
    /// Known only because another record carries it.
    case context = 1
    /// Removed for good; its number alone is left.
    case removed = 2
    /// Ends a mention.
    case deletion = 3
    /// Made of several versions: the latest, with what it leaves unknown taken from those before.
    case completed = 4
}

extension MentionRecord {
    var role: RowRole {
        isDeleted ? .deletion : isContext ? .context : isCompleted ? .completed : .mention
    }

    /// Takes over what a row of the role is; one that was removed is outside every count like mere context.
    mutating func take(_ role: RowRole?) {
        switch role {
        case .mention: break
        case .deletion: isDeleted = true
        case .completed: isCompleted = true
        case .context, .removed, nil: isContext = true
        }
    }
}
