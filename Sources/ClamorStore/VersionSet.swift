/// One version of a mention, as a file gave it.
struct MentionVersion {
    var row: Int64
    /// When it was collected last (ms): as its record says, or else when its import began; later where a record that
    /// says the same came from another collection.
    var collected: Int64
    /// Whether an import that brought it has not been undone.
    var isInForce: Bool
    var record: MentionRecord

    var isDeletion: Bool { record.isDeleted }

    /// Whether it says what another does, word for word, and counts.
    func says(the other: MentionVersion) -> Bool {
        isInForce && isDeletion == other.isDeletion && StoredField.sameContent(record, other.record)
    }

    /// Versions count in the order in which they were collected, then in that of the rows.
    func precedes(_ other: MentionVersion) -> Bool { (collected, row) < (other.collected, other.row) }
}

/// A row that was made of several versions.
struct CompletedRow {
    /// How it stands to a version of its mention that was not collected after those it was made of. Versions that it
    /// says nothing of make no difference.
    enum Standing: Int64 {
        case leftOut = 0
        case takenIn = 1
        /// Taken in, and the last one collected.
        case latest = 2
    }

    struct Link {
        var version: Int64
        var standing: Standing
    }

    var row: Int64
    var links: [Link]

    /// The last of the versions that it was made of.
    var latest: Int64? { links.first { $0.standing == .latest }?.version }

    /// Whether the row is what its mention is now, as long as no version was collected after those it was made of.
    func agrees(_ isInForce: (Int64) throws -> Bool) rethrows -> Bool {
        try links.allSatisfy { try isInForce($0.version) == ($0.standing != .leftOut) }
    }
}

/// All versions of one mention, oldest first, and the rows made of them.
struct VersionSet {
    var versions: [MentionVersion] = []
    var completed: [CompletedRow] = []
    /// Rows that know of it as context.
    var context: [(row: Int64, isInForce: Bool)] = []

    mutating func sort() { versions.sort { $0.precedes($1) } }

    mutating func insert(_ version: MentionVersion) {
        let place = versions.firstIndex { version.precedes($0) } ?? versions.count
        versions.insert(version, at: place)
    }

    /// The version in force just before or after the place of another, if it is such a one.
    func neighbour(
        of other: MentionVersion, where isSuch: (MentionVersion) -> Bool
    ) -> MentionVersion? {
        let place = versions.firstIndex { other.precedes($0) } ?? versions.count
        let near = versions[max(0, place - 1)..<min(versions.count, place + 1)]
        return near.first { $0.isInForce && isSuch($0) }
    }

    /// The last version in force, which may be the end of the mention.
    var latest: MentionVersion? { versions.last(where: \.isInForce) }

    /// The last of the versions that a row was made of.
    func latest(of row: CompletedRow) -> MentionVersion? {
        versions.first { $0.row == row.latest }
    }

    private func isInForce(_ row: Int64) -> Bool { versions.first { $0.row == row }?.isInForce ?? false }

    /// Whether a row is what the mention is now.
    func isValid(_ row: CompletedRow) -> Bool { row.latest == latest?.row && row.agrees { isInForce($0) } }

    /// What is known of the mention, of the versions in force that `isTaken`; and which versions that comes from, the
    /// latest first. Nil where there is none.
    func merged(
        _ isTaken: (MentionVersion) -> Bool = { _ in true }
    ) -> (record: MentionRecord, sources: [MentionVersion])? {
        var result: (record: MentionRecord, sources: [MentionVersion])?
        for version in versions.reversed() where version.isInForce && !version.isDeletion && isTaken(version) {
            if result == nil {
                result = (version.record, [version])
            } else if result?.record.complete(by: version.record) == true {
                result?.sources.append(version)
            }
        }
        return result
    }

    /// The row that must be made for the mention to show all that is known; nil where some row does.
    func missingRow() -> CompletedMention? {
        guard let latest, !latest.isDeletion, let (record, sources) = merged(), sources.count > 1,
            !completed.contains(where: isValid)
        else { return nil }
        var made = record
        (made.isCompleted, made.collected) = (true, latest.collected)
        let links = versions.compactMap { version -> CompletedRow.Link? in
            if version.row == latest.row { return .init(version: version.row, standing: .latest) }
            if sources.contains(where: { $0.row == version.row }) {
                return .init(version: version.row, standing: .takenIn)
            }
            if version.isInForce || version.isDeletion || latest.precedes(version) { return nil }
            return .init(version: version.row, standing: .leftOut)
        }
        return CompletedMention(record: made, links: links)
    }
}

/// A row to be made of several versions.
struct CompletedMention {
    var record: MentionRecord
    var links: [CompletedRow.Link]
}
