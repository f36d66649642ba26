import ClamorTime

/// The names of a table's columns, and where its first record begins.
struct TableHeader {
    var names: [String]
    /// Whether the names stand in the file; if not they are `column1`, `column2`, …
    var isInFile: Bool
    /// Where the records begin.
    var firstByte: Int
    var firstLine: Int
    /// Lines above the header.
    var preamble = 0
    /// Index of the first record in the sample.
    var firstRecord: Int

    /// How far down the header may stand.
    private static let searchDepth = 30

    /// Finds the header: of the first records the one that names most known columns, at least two or one that looks like a
    /// row of names; else the first of the table's width when it looks like names above values.
    ///
    /// - Parameter isWanted: whether `map` names such a column.
    static func find(in sample: DialectSniffer.Sample, isWanted: (String) -> Bool) -> TableHeader {
        let records = sample.records
        var best: (index: Int, merit: Int)?
        for (index, record) in records.prefix(searchDepth).enumerated() {
            let names = trimmed(record)
            guard names.allSatisfy({ $0.utf8.count < 120 }) else { continue }
            let known = names.count { isWanted($0) || ColumnPlanner.knows($0) }
            let needed = names.count == 1 ? 1 : min(2, names.count)
            guard known >= needed || known >= 1 && names.count == sample.columns && looksLikeNames(names) else {
                continue
            }
            let merit = 2 * known + (names.count == sample.columns ? 1 : 0)
            if merit > best?.merit ?? 0 { best = (index, merit) }
        }
        if let best {
            var found = header(at: best.index, sample)
            // Below all rows, of which most are as wide: the header is the last line.
            let above = records[..<best.index]
            let below = records[(best.index + 1)...]
            if !above.isEmpty, below.allSatisfy({ $0 == [""] }),
                above.count(where: { $0.count == found.names.count }) * 2 > above.count
            {
                (found.firstByte, found.firstLine, found.preamble, found.firstRecord) = (0, 1, 0, 0)
            }
            return found
        }
        if let first = records.firstIndex(where: { $0.count == sample.columns }), first + 1 < records.count,
            first < searchDepth, looksLikeNames(trimmed(records[first])),
            hasOtherForm(records[(first + 1)...].prefix(20), than: records[first])
        {
            return header(at: first, sample)
        }
        return TableHeader(
            names: (1...max(1, sample.columns)).map { "column\($0)" }, isInFile: false, firstByte: 0, firstLine: 1,
            firstRecord: 0)
    }

    private static func header(at index: Int, _ sample: DialectSniffer.Sample) -> TableHeader {
        let place = sample.places[index]
        return TableHeader(
            names: distinct(trimmed(sample.records[index])), isInFile: true, firstByte: place.end,
            firstLine: place.endLine,
            preamble: place.firstLine - 1, firstRecord: index + 1)
    }

    /// Names without blanks around them, and without the empty ones at the end.
    private static func trimmed(_ record: [String]) -> [String] {
        var names = record.map { name in
            Array(name.utf8).withUnsafeBufferPointer { String(decoding: CellValue.trimmed($0), as: UTF8.self) }
        }
        while names.count > 1, names.last?.isEmpty == true { names.removeLast() }
        return names
    }

    /// Names that differ: an empty one gets its place, a repeated one a number.
    private static func distinct(_ names: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return names.enumerated().map { place, name in
            let name = name.isEmpty ? "column\(place + 1)" : name
            seen[name, default: 0] += 1
            return seen[name] == 1 ? name : "\(name) (\(seen[name]!))"
        }
    }

    private static func isTime(_ text: String) -> Bool {
        text.utf8.contains { $0 &- 0x30 < 10 }
            && (parseTime(text, zone: .utc, order: .dayFirst) ?? parseTime(text, zone: .utc, order: .monthFirst)) != nil
    }

    private static func looksLikeNames(_ names: [String]) -> Bool {
        Set(names).count == names.count
            && names.allSatisfy {
                !$0.isEmpty && $0.utf8.count <= 60 && !CellValue.isNumeric($0) && !$0.contains("://")
            }
    }

    /// Whether some column holds numbers, addresses or times below a name.
    private static func hasOtherForm(_ records: ArraySlice<[String]>, than names: [String]) -> Bool {
        names.indices.contains { place in
            let values = records.compactMap { $0.count == names.count ? $0[place] : nil }.filter { !$0.isEmpty }
            return !values.isEmpty
                && (values.allSatisfy { CellValue.isNumeric($0) } || values.allSatisfy { $0.contains("://") }
                    || values.allSatisfy(isTime) && !isTime(names[place]))
        }
    }
}
