import ClamorText

/// What was noticed while records were read, counted; chunks tally apart and are merged.
struct ImportTally: Sendable {
    /// Things done to values that the report must say.
    enum Remark: String, CaseIterable, Sendable {
        case windows1252, replacedBytes, nulBytes, html, doubleEncoding, escapes, repeatedHeader, emptyRow,
            roundedReference,
            unlinked
    }

    struct Unreadable: Sendable {
        var count: Int
        var example: String
    }

    /// Values that did not fit their field, by column.
    private var unreadable: [String: Unreadable] = [:]
    private var remarks: [Remark: Int] = [:]
    /// Remarks of a reader, in its own words.
    private var others: [String: Int] = [:]
    /// Records that are no mentions, by what they are ("Twitter user profiles").
    private(set) var foreign: [String: Int] = [:]

    /// Times of mentions whose text told their zone (or was a count since 1970), and those that were read in the zone
    /// of the reader.
    private(set) var zonedTimes = 0
    private(set) var naiveTimes = 0

    mutating func noteTime(isZoneStated: Bool) {
        if isZoneStated { zonedTimes += 1 } else { naiveTimes += 1 }
    }

    mutating func note(_ remark: Remark) { remarks[remark, default: 0] += 1 }

    mutating func note(_ remark: Remark, times count: Int) {
        if count > 0 { remarks[remark, default: 0] += count }
    }

    mutating func note(other text: String, times count: Int = 1) {
        if count > 0 { others[text, default: 0] += count }
    }

    mutating func noteForeign(_ what: String) { foreign[what, default: 0] += 1 }

    /// Records of which something was set right.
    private(set) var repaired = 0
    private var isRepaired = false
    /// Records with text that was read as Windows-1252.
    private(set) var windows1252Records = 0
    private var isWindows1252 = false

    /// Ends a record: repairs noted before belong to it.
    mutating func endRecord() {
        if isRepaired { repaired += 1 }
        if isWindows1252 { windows1252Records += 1 }
        (isRepaired, isWindows1252) = (false, false)
    }

    mutating func note(repairs: DecodedText.Repairs) {
        if repairs.isEmpty { return }
        isRepaired = true
        if repairs.contains(.windows1252) {
            isWindows1252 = true
            note(Remark.windows1252)
        }
        if repairs.contains(.replaced) { note(Remark.replacedBytes) }
        if repairs.contains(.nul) { note(Remark.nulBytes) }
    }

    mutating func note(done: TextRepair.Done) {
        if done.isEmpty { return }
        isRepaired = true
        if done.contains(.html) { note(Remark.html) }
        if done.contains(.doubleEncoding) { note(Remark.doubleEncoding) }
        if done.contains(.escapes) { note(Remark.escapes) }
    }

    mutating func noteUnreadable(_ column: String, _ value: String) {
        unreadable[column, default: Unreadable(count: 0, example: value)].count += 1
    }

    mutating func merge(_ other: ImportTally) {
        for (column, found) in other.unreadable {
            unreadable[column, default: Unreadable(count: 0, example: found.example)].count += found.count
        }
        remarks.merge(other.remarks, uniquingKeysWith: +)
        others.merge(other.others, uniquingKeysWith: +)
        foreign.merge(other.foreign, uniquingKeysWith: +)
        repaired += other.repaired
        windows1252Records += other.windows1252Records
        zonedTimes += other.zonedTimes
        naiveTimes += other.naiveTimes
    }

    var foreignCount: Int { foreign.values.reduce(0, +) }

    /// The kinds of record that were no mentions, commonest first.
    var foreignKinds: [String] {
        foreign.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }

    /// One line for everything noticed, in a fixed order.
    var notes: [String] { lines { _ in true } }

    /// The same without what was set right, which `repairs` tells.
    var remaining: [String] { lines { Self.repair($0) == nil } }

    private func lines(_ isTold: (Remark) -> Bool) -> [String] {
        var lines = unreadable.sorted { $0.key < $1.key }.map { column, found in
            "\(formatInteger(found.count, grouped: true)) value\(found.count == 1 ? "" : "s") in `\(column)` could not be"
                + " read (such as `\(found.example)`): left unknown, kept in extra"
        }
        for remark in Remark.allCases where isTold(remark) {
            if let count = remarks[remark] { lines.append(Self.text(remark, formatInteger(count, grouped: true))) }
        }
        for (text, count) in others.sorted(by: { $0.key < $1.key }) {
            lines.append("\(formatInteger(count, grouped: true)) \(text)")
        }
        return lines
    }

    /// What was set right, with how often, in a fixed order.
    var repairs: [(kind: String, count: Int)] {
        Remark.allCases.compactMap { remark in
            guard let count = remarks[remark], let kind = Self.repair(remark) else { return nil }
            return (kind, count)
        }
    }

    /// What a remark says was set right; nil for one that tells of something else.
    private static func repair(_ remark: Remark) -> String? {
        switch remark {
        case .windows1252: "text read as Windows-1252"
        case .replacedBytes: "damaged UTF-8 replaced by U+FFFD"
        case .nulBytes: "NUL bytes left out"
        case .html: "HTML made text"
        case .doubleEncoding: "text encoded twice"
        case .escapes: "escapes such as \\u2019"
        case .repeatedHeader, .emptyRow, .roundedReference, .unlinked: nil
        }
    }

    private static func text(_ remark: Remark, _ count: String) -> String {
        switch remark {
        case .windows1252: "\(count) × not UTF-8: read as Windows-1252"
        case .replacedBytes: "\(count) × damaged UTF-8: bad bytes replaced by U+FFFD"
        case .nulBytes: "\(count) × NUL bytes left out"
        case .html: "\(count) × text freed from HTML tags or entities"
        case .doubleEncoding: "\(count) × text encoded twice set right"
        case .escapes: "\(count) × text freed from escapes such as \\u2019"
        case .repeatedHeader: "\(count) × header repeated among the rows: left out"
        case .emptyRow: "\(count) × row without any value: left out"
        case .roundedReference: "\(count) × id of another mention rounded by a spreadsheet: left unknown, kept in extra"
        case .unlinked:
            "\(count) × reply to a status that the file does not hold: its parent is the server's own number"
        }
    }
}
