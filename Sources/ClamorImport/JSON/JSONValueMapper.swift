import ClamorStore

/// A mapper of values whose fields are known: one platform's own JSON.
protocol JSONValueMapper: RecordMapper {
    var filler: Filler { get }
    var enricher: Enricher { get }

    /// Adds the mentions of one value. Throws for a value that holds none.
    func mentions(of value: JSONValue, _ document: JSONDocument, into result: inout MappedChunk)
        throws(JSONValueRejection)
}

extension ExportReader {
    /// Opens one platform's own JSON, whose fields are known: values a line or one after the other, nothing to map.
    func openJSON(
        _ source: ByteSource, _ context: ReadingContext, format: String, mapper: (Filler) -> some JSONValueMapper
    ) throws -> OpenedExport {
        guard let json = context.head.json else {
            throw ImportError.notAnExport(source: source.name, seen: Recogniser.beginning(of: context.head))
        }
        if !context.options.map.isEmpty { throw ImportError.notMappable(source: source.name, format: title) }
        let filler = try Filler(context.options.fill, writer: FieldWriter(zone: context.zone))
        let cutter: any RecordCutter =
            json.layout == .lines ? JSONLinesCutter(source: source) : JSONValueCutter(source: source)
        return OpenedExport(format: format, cutter: cutter, mapper: mapper(filler))
    }
}

/// Why a value gave no mention.
struct JSONValueRejection: Error {
    var reason: String
    /// What the value is instead, when it is whole but no mention ("Twitter user profiles").
    var foreign: String?
}

extension JSONValueMapper {
    func map(_ chunk: RawChunk) -> MappedChunk { mapValues(chunk) }

    /// The mentions of all values of a chunk.
    func mapValues(_ chunk: RawChunk) -> MappedChunk {
        var result = MappedChunk()
        result.rejects = chunk.rejects
        let document = JSONDocument()
        chunk.bytes.withUnsafeBufferPointer { bytes in
            for record in chunk.records {
                var repairs = DecodedText.Repairs()
                do {
                    let value = try document.parse(bytes, record.start..<record.end, repairs: &repairs)
                    result.tally.note(repairs: repairs)
                    try mentions(of: value, document, into: &result)
                } catch let error as JSONRecordError {
                    result.reject(chunk, record, error.reason)
                } catch let error as JSONValueRejection {
                    result.reject(chunk, record, error.reason)
                    if let foreign = error.foreign { result.tally.noteForeign(foreign) }
                } catch {
                    preconditionFailure("no other error is thrown")
                }
                result.tally.endRecord()
            }
        }
        return result
    }

    /// Completes a mention and adds it.
    func add(_ record: MentionRecord, to result: inout MappedChunk) {
        var record = record
        if !record.isContext { filler.apply(to: &record) }
        enricher.enrich(&record)
        result.records.append(record)
    }
}

extension MentionRecord {
    /// Keeps the members of an object that no field holds; arrays and objects as JSON text.
    mutating func keepRest(
        of object: JSONValue, _ document: JSONDocument, except known: Set<String>, prefix: String = ""
    ) {
        for (key, value) in object.members {
            let name = String(decoding: key, as: UTF8.self)
            if known.contains(name) { continue }
            guard let cell = JSONFlattener.cell(value, document) else { continue }
            let text = cell.text
            if !text.isEmpty, text != "[]", text != "{}" { extra.append((prefix + name, text)) }
        }
    }
}
