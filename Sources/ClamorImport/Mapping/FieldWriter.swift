import ClamorStore
import ClamorTime

/// Reads cells into the fields of a mention.
struct FieldWriter: Sendable {
    let zone: Zone
    /// How dates such as 3/4/2026 are meant.
    var dayMonth: DayMonthOrder?
    /// Whether the ids of the file went through a spreadsheet, which keeps 15 digits of a number.
    var idsAreRounded = false

    /// Why a record is rejected.
    struct Rejection: Error {
        let reason: String
    }

    /// Keeps a cell under its column's name.
    func keep(
        _ name: String, _ cell: UnsafeBufferPointer<UInt8>, in record: inout MentionRecord, _ tally: inout ImportTally
    ) {
        if CellValue.isUnknown(cell) { return }
        record.extra.append((name, text(cell, &tally)))
    }

    /// Sets a field to a value that the user gave; false when it cannot hold it.
    func fill(_ field: TargetField, _ value: String, in record: inout MentionRecord) -> Bool {
        var tally = ImportTally()
        return Array(value.utf8).withUnsafeBufferPointer { bytes in
            let cell = CellValue.trimmed(bytes)
            do {
                if field != .time { return try set(field, cell, "fill", in: &record, &tally) }
                record.time = try time(cell, "fill", clock: nil, &tally)
                return true
            } catch {
                return false
            }
        }
    }

    /// A part of a known table as text, set right as texts are; nil where it says nothing.
    func text(part cell: UnsafeBufferPointer<UInt8>, _ tally: inout ImportTally) -> String? {
        CellValue.isUnknown(cell) ? nil : repairedText(cell, &tally)
    }

    private func text(_ cell: UnsafeBufferPointer<UInt8>, _ tally: inout ImportTally) -> String {
        var repairs = DecodedText.Repairs()
        let text = DecodedText.string(cell, repairs: &repairs)
        tally.note(repairs: repairs)
        return text
    }

    private func repairedText(_ cell: UnsafeBufferPointer<UInt8>, _ tally: inout ImportTally) -> String? {
        var done = TextRepair.Done()
        let text = TextRepair.repaired(text(cell, &tally), done: &done)
        tally.note(done: done)
        return text.isEmpty ? nil : text
    }

    /// A time, with the time of day of another cell if there is one.
    func time(
        _ cell: UnsafeBufferPointer<UInt8>, _ column: String, clock: UnsafeBufferPointer<UInt8>?,
        _ tally: inout ImportTally
    ) throws(Rejection) -> Int64 {
        if let clock, !clock.isEmpty {
            let joined = Array(cell) + [0x20] + Array(clock)
            let found = joined.withUnsafeBufferPointer { parseTime($0, zone: zone, order: dayMonth) }
            if let found {
                tally.noteTime(isZoneStated: found.isZoneStated)
                return found.instant.milliseconds
            }
        }
        if let found = parseTime(cell, zone: zone, order: dayMonth) {
            tally.noteTime(isZoneStated: found.isZoneStated)
            return found.instant.milliseconds
        }
        let shown = String(decoding: cell.prefix(60), as: UTF8.self)
        let order = dayMonth.map { $0 == .dayFirst ? " (day first)" : " (month first)" } ?? ""
        throw Rejection(reason: "`\(column)`: `\(shown)` is no time that can be read\(order)")
    }

    /// Sets a field but `time`; false when the cell says nothing, or nothing that can be read.
    func set(
        _ field: TargetField, _ cell: UnsafeBufferPointer<UInt8>, _ column: String, in record: inout MentionRecord,
        _ tally: inout ImportTally
    ) throws(Rejection) -> Bool {
        if field == .text || field == .title {
            guard let text = repairedText(cell, &tally) else { return false }
            if field == .text { record.text = text } else { record.title = text }
            return true
        }
        if CellValue.isUnknown(cell) { return false }
        let isRead: Bool
        switch field.form {
        case .id: isRead = try setId(field, cell, column, in: &record, &tally)
        case .count: isRead = assign(field, CellValue.count(cell), in: &record)
        case .list:
            let items = CellValue.list(cell)
            if items.isEmpty { keep(column, cell, in: &record, &tally) }
            record.setList(field, items)
            return !items.isEmpty
        default: isRead = setOther(field, cell, in: &record, &tally)
        }
        if !isRead {
            tally.noteUnreadable(column, String(text(cell, &tally).prefix(40)))
            keep(column, cell, in: &record, &tally)
        }
        return isRead
    }

    private func setId(
        _ field: TargetField, _ cell: UnsafeBufferPointer<UInt8>, _ column: String, in record: inout MentionRecord,
        _ tally: inout ImportTally
    ) throws(Rejection) -> Bool {
        let isRounded = CellValue.isRoundedId(cell) || idsAreRounded && CellValue.endsInZeros(cell)
        if isRounded || CellValue.isIdList(cell) {
            if field == .id {
                let shown = "`\(column)`: the id `\(String(decoding: cell.prefix(60), as: UTF8.self))`"
                throw Rejection(
                    reason: isRounded
                        ? "\(shown) was rounded by a spreadsheet; its last digits are lost"
                        : "\(shown) is a list of numbers, not one id")
            }
            if isRounded {
                tally.note(.roundedReference)
            } else {
                tally.note(other: "× several ids where one belongs: left unknown, kept in extra")
            }
            keep(column, cell, in: &record, &tally)
            return true
        }
        // A reference of 0 is how exports write that there is none.
        if field != .id, cell.count == 1, cell[0] == UInt8(ascii: "0") { return true }
        let id = IdText.plain(text(cell, &tally))
        switch field {
        case .id: record.id = id
        case .parent: record.parent = id
        case .thread: record.thread = id
        case .shareOf: record.shareOf = id
        default: record.quoteOf = id
        }
        return true
    }

    private func assign(_ field: TargetField, _ value: Int64?, in record: inout MentionRecord) -> Bool {
        guard let value else { return false }
        switch field {
        case .followers: record.followers = value
        case .likes: record.likes = value
        case .shares: record.shares = value
        case .replies: record.replies = value
        case .views: record.views = value
        default: record.givenReach = value
        }
        return true
    }

    private func setOther(
        _ field: TargetField, _ cell: UnsafeBufferPointer<UInt8>, in record: inout MentionRecord,
        _ tally: inout ImportTally
    ) -> Bool {
        switch field {
        case .channel: record.channel = ChannelNames.channel(text(cell, &tally))
        case .kind:
            guard let kind = KindNames.kind(text(cell, &tally)) else { return false }
            record.kind = kind
        case .url: record.url = text(cell, &tally)
        case .domain: record.domain = text(cell, &tally)
        case .lang: record.lang = cell[0] == UInt8(ascii: "[") ? CellValue.list(cell).first : text(cell, &tally)
        case .author: record.author = text(cell, &tally)
        case .authorName: record.authorName = repairedText(cell, &tally)
        case .country: record.country = text(cell, &tally)
        case .location: record.location = repairedText(cell, &tally)
        case .sentiment: record.givenSentiment = text(cell, &tally)
        case .collected:
            record.collected = parseTime(cell, zone: zone, order: dayMonth)?.instant.milliseconds
            return record.collected != nil
        case .verified:
            record.verified = CellValue.boolean(cell)
            return record.verified != nil
        case .spam:
            record.spam = CellValue.boolean(cell)
            return record.spam != nil
        case .rating:
            record.rating = CellValue.rating(cell)
            return record.rating != nil
        case .score:
            guard let number = CellValue.number(cell), abs(number) <= 1 else { return false }
            record.score = Int64((number * 10_000).rounded())
        default: return false
        }
        return true
    }
}
