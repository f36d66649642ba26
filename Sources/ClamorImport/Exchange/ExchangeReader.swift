import ClamorStore

/// Mentions as clamor itself exports them, in CSV or JSON Lines: taken over exactly, with all fields, and nothing
/// computed anew.
struct ExchangeReader: ExportReader {
    var names: [String] { ["clamor"] }
    var title: String { "clamor's own exports" }

    func confidence(_ head: FileHead) -> Int {
        if ExchangeHeader(head) != nil { return 100 }
        guard let json = head.json, json.layout == .lines, let first = json.objects.first else { return 0 }
        let keys = json.keys(at: first)
        let known = Set(ExchangeField.all.map(\.name))
        return keys.isSuperset(of: ExchangeHeader.marks) && keys.isSubset(of: known) ? 100 : 0
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        if !context.options.map.isEmpty { throw ImportError.notMappable(source: source.name, format: title) }
        let filler = try Filler(context.options.fill, writer: FieldWriter(zone: context.zone))
        if let header = ExchangeHeader(context.head) {
            let cutter = DelimitedCutter(
                source: source, dialect: Dialect(), columns: header.fields.count, skip: header.end, line: 2)
            return OpenedExport(
                format: "clamor", cutter: cutter, mapper: ExchangeTableMapper(fields: header.fields, filler: filler))
        }
        guard context.head.json != nil else {
            throw ImportError.notAnExport(source: source.name, seen: Recogniser.beginning(of: context.head))
        }
        return OpenedExport(
            format: "clamor", cutter: JSONLinesCutter(source: source), mapper: ExchangeLinesMapper(filler: filler))
    }
}

/// The first line of such a table. Exports of an earlier version lack the fields that came later.
private struct ExchangeHeader {
    /// Fields that together no other export has.
    static let marks: Set<String> = ["id", "channel", "kind", "collected"]

    let fields: [ExchangeField]
    /// Where the first record begins.
    let end: Int

    private static let byName = Dictionary(uniqueKeysWithValues: ExchangeField.all.map { ($0.name, $0) })

    /// nil where the file begins otherwise.
    init?(_ head: FileHead) {
        guard head.bytes.starts(with: "id,".utf8) else { return nil }
        let line = head.bytes.prefix { $0 != 0x0A }
        let names = line.filter { $0 != 0x0D }.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        let fields = names.compactMap { Self.byName[$0] }
        guard fields.count == names.count, Set(names).count == names.count, Self.marks.isSubset(of: names) else {
            return nil
        }
        self.fields = fields
        end = min(head.bytes.count, line.count + 1)
    }
}

extension MappedChunk {
    /// Adds a mention that was read exactly, if it can be one.
    fileprivate mutating func take(_ mention: MentionRecord, _ filler: Filler) throws(FieldWriter.Rejection) {
        var mention = mention
        filler.apply(to: &mention)
        if mention.id == nil { throw FieldWriter.Rejection(reason: "has no id") }
        if mention.channel.isEmpty || mention.kind.isEmpty {
            throw FieldWriter.Rejection(reason: "has no channel or no kind")
        }
        records.append(mention)
    }
}

private func unreadable(_ field: ExchangeField, _ value: String) -> FieldWriter.Rejection {
    FieldWriter.Rejection(reason: "`\(field.name)`: `\(value.prefix(60))` cannot be read")
}

/// Rows of the table.
private struct ExchangeTableMapper: RecordMapper {
    let fields: [ExchangeField]
    let filler: Filler

    func map(_ chunk: RawChunk) -> MappedChunk {
        var result = MappedChunk()
        result.rejects = chunk.rejects
        let row = CellRow(columns: fields.count)
        let scanner = DelimitedScanner(dialect: Dialect())
        let document = JSONDocument()
        chunk.bytes.withUnsafeBufferPointer { bytes in
            for record in chunk.records {
                row.fill(chunk.fields, from: record.firstField, bytes, scanner, size: record.end - record.start)
                do throws(FieldWriter.Rejection) {
                    try result.take(try mention(row, document, &result.tally), filler)
                } catch {
                    result.reject(chunk, record, error.reason)
                }
                result.tally.endRecord()
            }
        }
        return result
    }

    private func mention(
        _ row: CellRow, _ document: JSONDocument, _ tally: inout ImportTally
    ) throws(FieldWriter.Rejection) -> MentionRecord {
        var mention = MentionRecord(kind: "")
        for (field, cell) in zip(fields, row.cells) where !cell.isEmpty {
            var repairs = DecodedText.Repairs()
            let text = DecodedText.string(cell, repairs: &repairs)
            tally.note(repairs: repairs)
            guard field.set(text, in: &mention, document) else { throw unreadable(field, text) }
        }
        return mention
    }
}

/// Objects, one a line.
private struct ExchangeLinesMapper: RecordMapper {
    let filler: Filler

    private static let fields = Dictionary(uniqueKeysWithValues: ExchangeField.all.map { ($0.name, $0) })

    func map(_ chunk: RawChunk) -> MappedChunk {
        var result = MappedChunk()
        result.rejects = chunk.rejects
        let (document, inner) = (JSONDocument(), JSONDocument())
        chunk.bytes.withUnsafeBufferPointer { bytes in
            for record in chunk.records {
                var repairs = DecodedText.Repairs()
                do {
                    let value = try document.parse(bytes, record.start..<record.end, repairs: &repairs)
                    result.tally.note(repairs: repairs)
                    try result.take(try Self.mention(value, inner), filler)
                } catch let error as JSONRecordError {
                    result.reject(chunk, record, error.reason)
                } catch let error as FieldWriter.Rejection {
                    result.reject(chunk, record, error.reason)
                } catch {
                    preconditionFailure("no other error is thrown")
                }
                result.tally.endRecord()
            }
        }
        return result
    }

    private static func mention(
        _ value: JSONValue, _ document: JSONDocument
    ) throws(FieldWriter.Rejection) -> MentionRecord {
        guard value.isObject else { throw FieldWriter.Rejection(reason: "is no object with fields") }
        var mention = MentionRecord(kind: "")
        for (key, value) in value.members where !value.isNull {
            let name = String(decoding: key, as: UTF8.self)
            guard let field = fields[name] else {
                throw FieldWriter.Rejection(reason: "has an unknown field `\(name)`")
            }
            guard field.set(value, in: &mention, document) else {
                throw unreadable(field, JSONFlattener.cell(value, document)?.text ?? "")
            }
        }
        return mention
    }
}
