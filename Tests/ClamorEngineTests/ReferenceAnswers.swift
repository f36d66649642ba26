import ClamorColumns
import ClamorText

/// Our own accounts and what they answered, by comparing every mention with every other.
extension ReferenceExpressions {
    func isOwn(_ row: Row) -> Bool {
        if case .text(let author)? = row["author"] { ownHandles.contains(FoldedText.fold(author)) } else { false }
    }

    /// When one of our accounts first answered a mention, or a later one of its author in its thread.
    func answered(_ row: Row) -> Int64? {
        guard !isOwn(row), case .time(let time)? = row["time"] else { return nil }
        func continues(_ other: Row) -> Bool {
            guard case .time(let later)? = other["time"], later >= time, other["channel"] == row["channel"],
                case .text(let thread)? = other["thread"], other["id"] != .text(thread),
                case .text(let author)? = row["author"],
                case .text(let speaker)? = other["author"]
            else { return false }
            let isSameThread = row["thread"] == .text(thread) || row["id"] == .text(thread)
            return isSameThread && FoldedText.fold(author) == FoldedText.fold(speaker)
        }
        return ([row] + mentions.filter(continues)).compactMap(firstReply).min()
    }

    private func firstReply(to row: Row) -> Int64? {
        guard case .time(let time)? = row["time"], let id = row["id"] else { return nil }
        return mentions.compactMap { reply in
            guard reply["parent"] == id, isOwn(reply), reply["channel"] == row["channel"],
                case .time(let later)? = reply["time"], later >= time
            else { return nil }
            return later
        }.min()
    }
}
