import ClamorText
import ClamorTime

/// Tables as text: CSV and TSV of any dialect, with columns by any of the names that exports use.
struct DelimitedReader: ExportReader {
    /// The known table that it is.
    var known: TableFormat?

    var names: [String] { ["csv", "tsv"] }
    var title: String { "CSV, TSV" }

    func confidence(_ head: FileHead) -> Int {
        if head.json != nil || head.bytes.first(where: { !JSONScanner.isBlank($0) }) == UInt8(ascii: "<") { return 0 }
        let sample = head.table
        let header = TableHeader.find(in: sample) { _ in false }
        let known = header.isInFile ? header.names.count { ColumnPlanner.knows($0) } : 0
        if known >= 2 { return 60 }
        if known == 1, header.names.count == 1 || sample.columns > 1 { return 40 }
        return sample.columns > 1 && sample.consistency >= 0.8 && sample.records.count > 1 ? 20 : 0
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        let head = context.head
        let sample = context.format == "tsv" ? head.sample(delimiter: 0x09) : head.table
        let wanted = Readers.knownColumns.union(context.options.map.map { ColumnName.plain($0.column) })
        let zone = known?.zone ?? context.zone
        var header = TableHeader.find(in: sample) { wanted.contains(ColumnName.plain($0)) }
        if !header.isInFile, let last = try Self.headerBelow(sample, context) { header = last }
        let rows = sample.records.dropFirst(header.firstRecord).filter { $0.count >= header.names.count }
        let planner = ColumnPlanner(source: head.source, options: context.options, zone: zone, format: known)
        let samples = Self.columns(of: rows, count: header.names.count)
        var plan = try planner.plan(
            header.names, samples: samples, hint: Self.hint(header, Array(rows.prefix(20))))
        var notes = [sample.dialect.remark].compactMap { $0 }
        if header.preamble > 0 {
            notes.append("\(header.preamble) line\(header.preamble == 1 ? "" : "s") above the header left out")
        }
        notes += plan.notes
        func cutter(_ source: ByteSource) -> DelimitedCutter {
            DelimitedCutter(
                source: source, dialect: sample.dialect, columns: header.names.count, skip: header.firstByte,
                line: header.firstLine)
        }
        if let verdict = try Self.dayMonth(plan, rows: rows, context: context, cutter: cutter) {
            plan.dayMonth = verdict.order
            notes.append(verdict.note)
        }
        let writer = FieldWriter(zone: zone, dayMonth: plan.dayMonth, idsAreRounded: plan.idsAreRounded)
        let builder = RecordBuilder(
            plan: plan, writer: writer, filler: try Filler(context.options.fill, writer: writer),
            enricher: context.enricher)
        return OpenedExport(
            format: sample.dialect.formatName, cutter: cutter(source),
            mapper: DelimitedMapper(dialect: sample.dialect, header: header.names, builder: builder), notes: notes,
            columns: plan.roles)
    }

    /// Rows of which the values are looked at.
    private static let sampled = 100

    /// The header of a table that has it on its last line; nil where there is none, or where that cannot be known.
    private static func headerBelow(_ sample: DialectSniffer.Sample, _ context: ReadingContext) throws -> TableHeader? {
        guard sample.columns > 1, let source = try context.reopen?() else { return nil }
        var cutter = DelimitedCutter(source: source, dialect: sample.dialect, columns: sample.columns, skip: 0, line: 1)
        var last: [String] = []
        let row = CellRow(columns: sample.columns)
        let scanner = DelimitedScanner(dialect: sample.dialect)
        while let chunk = try cutter.next() {
            guard let record = chunk.records.last else { continue }
            chunk.bytes.withUnsafeBufferPointer { bytes in
                row.fill(chunk.fields, from: record.firstField, bytes, scanner, size: record.end - record.start)
                last = row.cells.map { String(decoding: CellValue.trimmed($0), as: UTF8.self) }
            }
        }
        let isHeader = last.allSatisfy { !$0.isEmpty && $0.utf8.count < 60 } && Set(last).count == last.count
        guard isHeader, last.count(where: ColumnPlanner.knows) * 2 > last.count else { return nil }
        return TableHeader(names: last, isInFile: true, firstByte: 0, firstLine: 1, firstRecord: 0)
    }

    /// The first row of the table's width: its header, if it has one.
    func shape(of head: FileHead) -> String? {
        let sample = head.table
        return sample.records.first { $0.count == sample.columns }?.joined(separator: "\n")
    }

    /// The first known values of every column.
    private static func columns(of rows: [[String]], count: Int) -> [[String]] {
        (0..<count).map { place in
            rows.prefix(sampled).map { row in
                Array(row[place].utf8).withUnsafeBufferPointer { bytes in
                    let cell = CellValue.trimmed(bytes)
                    return CellValue.isUnknown(cell) ? "" : String(decoding: cell, as: UTF8.self)
                }
            }
        }
    }

    /// How to say what no name says, with the column of the longest texts as example.
    private static func hint(_ header: TableHeader, _ rows: [[String]]) -> String {
        let lengths = header.names.indices.map { place in rows.reduce(0) { $0 + $1[place].utf8.count } }
        let longest = lengths.indices.max { lengths[$0] < lengths[$1] } ?? 0
        let name = SafeText.escapedForTerminal(header.names[longest])
        let way = "Name one: --map \"text=\(name)\" (in the shell: map text = \"\(name)\")"
        if header.isInFile { return way }
        let shown = (rows.first ?? []).prefix(5).enumerated().map { place, cell in
            "column\(place + 1) = “\(SafeText.escapedForTerminal(String(cell.prefix(20))))”"
        }
        return "It has no header; its first row: \(shown.joined(separator: ", ")). \(way)"
    }

    /// The order of day and month. Where the first rows leave it open, the whole file is looked through, if it can be
    /// read twice.
    private static func dayMonth(
        _ plan: ColumnPlan, rows: [[String]], context: ReadingContext, cutter: (ByteSource) -> DelimitedCutter
    ) throws -> (order: DayMonthOrder, note: String)? {
        guard let name = plan.columns(of: .time).first?.name,
            let place = plan.columns.firstIndex(where: { $0.name == name })
        else { return nil }
        var probe = DayMonthProbe()
        for row in rows { Array(row[place].utf8).withUnsafeBufferPointer { probe.look(at: CellValue.trimmed($0)) } }
        if probe.isOpen, !context.head.isWhole, let source = try context.reopen?() {
            var cutter = cutter(source)
            while probe.isOpen, let chunk = try cutter.next() {
                chunk.bytes.withUnsafeBufferPointer { bytes in
                    for record in chunk.records {
                        let field = chunk.fields[record.firstField + place]
                        let cell = UnsafeBufferPointer(rebasing: bytes[Int(field.start)..<Int(field.end)])
                        probe.look(at: CellValue.trimmed(cell))
                    }
                }
            }
        }
        return try probe.verdict(said: context.dates, source: context.head.source, column: name)
    }
}

/// Makes mentions of the rows of a table.
struct DelimitedMapper: RecordMapper {
    let dialect: Dialect
    let header: [String]
    let builder: RecordBuilder

    func map(_ chunk: RawChunk) -> MappedChunk {
        var result = MappedChunk()
        result.rejects = chunk.rejects
        result.tally.note(.emptyRow, times: chunk.emptyRows)
        result.records.reserveCapacity(chunk.records.count)
        let row = CellRow(columns: header.count)
        let scanner = DelimitedScanner(dialect: dialect)
        chunk.bytes.withUnsafeBufferPointer { bytes in
            for record in chunk.records {
                row.fill(chunk.fields, from: record.firstField, bytes, scanner, size: record.end - record.start)
                if row.equals(header) {
                    result.tally.note(.repeatedHeader)
                    continue
                }
                do throws(FieldWriter.Rejection) {
                    try builder.append(row.cells, to: &result.records, tally: &result.tally)
                } catch {
                    result.reject(chunk, record, error.reason)
                }
            }
        }
        result.completeShares(builder.enricher)
        return result
    }
}
