import ClamorStore
import ClamorText
import ClamorTime

/// What the report of an import tells beside its counts.
struct ReportDetails {
    /// In the order in which they are shown.
    private(set) var lines: [ImportDetail] = []
    /// What is worth telling at once, a line each.
    let notes: [String]

    /// - Parameters:
    ///   - zone: of times without one, where the format fixes none.
    ///   - notes: what was found and assumed when the file was opened.
    init(
        source: ByteSource, opened: OpenedExport, zone: Zone, notes: [String], tally: ImportTally,
        census: MentionCensus
    ) {
        let zone = opened.zone ?? zone
        let damage = source.findings
        self.notes =
            notes + damage.map(\.text) + Self.naiveNote(tally, zone) + Self.neutralNote(census) + tally.notes
        for (item, time) in [("first", census.first), ("last", census.last)] {
            if let time { add("time", item, TimeFormat.full.text(Instant(milliseconds: time), in: .utc)) }
        }
        for (channel, count) in census.channels.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            add("channel", channel, nil, count)
        }
        for (item, count) in census.sentiments.sorted(by: { $0.key < $1.key }) { add("sentiment", item, nil, count) }
        if census.detectedLanguages > 0 { add("language", "detected", nil, census.detectedLanguages) }
        if census.spam > 0 { add("spam", "reads like spam, or given as such", nil, census.spam) }
        add("encoding", Self.encoding(source, tally))
        if !source.compression.isEmpty { add("compression", source.compression.reversed().joined(separator: " in ")) }
        if tally.naiveTimes > 0 {
            add("zone", "times without zone", "read as \(zone.identifier)", tally.naiveTimes)
            if tally.zonedTimes > 0 { add("zone", "times with a zone", nil, tally.zonedTimes) }
        } else if census.first != nil {
            add("zone", "all times carry their zone")
        }
        for (kind, count) in tally.repairs { add("repaired", kind, nil, count) }
        for (place, column) in opened.columns.enumerated() {
            let isEmpty = column.role.isEmpty || census.filled.indices.contains(place) && !census.filled[place]
            add("column", column.name, isEmpty ? "never filled" : column.role)
        }
        if census.context > 0 { add("context", "kept for others' sake, outside every count", nil, census.context) }
        for finding in damage { add(finding.isDamage ? "damage" : "note", finding.text) }
        for note in notes + tally.remaining { add("note", note) }
    }

    private mutating func add(_ section: String, _ item: String, _ value: String? = nil, _ count: Int? = nil) {
        lines.append(ImportDetail(section: section, item: item, value: value, count: count))
    }

    /// A label that is nearly always neutral is more likely a vendor's word for "not scored".
    private static func neutralNote(_ census: MentionCensus) -> [String] {
        let given = census.sentiments["given"] ?? 0
        guard given >= 100, census.givenNeutral * 20 >= given * 19 else { return [] }
        let counts = "\(formatInteger(census.givenNeutral, grouped: true)) of \(formatInteger(given, grouped: true))"
        return ["the given sentiment is neutral for \(counts) mentions: it may stand for “not scored”"]
    }

    private static func naiveNote(_ tally: ImportTally, _ zone: Zone) -> [String] {
        if tally.naiveTimes == 0 { return [] }
        let naive = formatInteger(tally.naiveTimes, grouped: true)
        let all = formatInteger(tally.naiveTimes + tally.zonedTimes, grouped: true)
        return ["times without zone: \(zone.identifier), \(naive) of \(all)"]
    }

    private static func encoding(_ source: ByteSource, _ tally: ImportTally) -> String {
        let name =
            switch source.encoding {
            case .utf8: tally.windows1252Records == 0 ? "UTF-8" : "ASCII/UTF-8"
            case .utf8Marked: "UTF-8 with byte order mark"
            case .utf16LittleEndian: "UTF-16 (little-endian)"
            case .utf16BigEndian: "UTF-16 (big-endian)"
            }
        if tally.windows1252Records == 0 { return name }
        let count = formatInteger(tally.windows1252Records, grouped: true)
        return "\(name), \(count) record\(tally.windows1252Records == 1 ? "" : "s") Windows-1252"
    }
}
