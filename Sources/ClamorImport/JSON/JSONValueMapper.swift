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
    ///
    /// - Parameter way: the way to the records of a file that is one object, or objects over many lines.
    func openJSON(
        _ source: ByteSource, _ context: ReadingContext, format: String, way: JSONWay? = nil,
        mapper: (Filler) -> some JSONValueMapper
    ) throws -> OpenedExport {
        guard let json = context.head.json else {
            throw ImportError.notAnExport(source: source.name, seen: Recogniser.beginning(of: context.head))
        }
        if !context.options.map.isEmpty { throw ImportError.notMappable(source: source.name, format: title) }
        let filler = try Filler(context.options.fill, writer: FieldWriter(zone: context.zone))
        let isLines = json.layout == .lines && (way == nil || json.objects.count > 1)
        let cutter: any RecordCutter =
            isLines ? JSONLinesCutter(source: source) : JSONValueCutter(source: source, skip: json.start, way: way)
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
    func map(_ chunk: RawChunk) -> MappedChunk {
        var result = mapValues(chunk)
        result.completeShares(enricher)
        return result
    }

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

    /// Completes a mention and adds it, with what of its values could not be read.
    func add(_ record: MentionRecord, _ fields: JSONFields? = nil, to result: inout MappedChunk) {
        var record = record
        fields?.settle(&record, &result.tally)
        record.repairTexts(&result.tally)
        if !record.isContext { filler.apply(to: &record) }
        enricher.enrich(&record)
        result.records.append(record)
    }
}

extension MentionRecord {
    /// Keeps the members of an object that no field holds: those of objects inside under dotted names, arrays as JSON
    /// text. `known` names those to leave out, dotted too.
    ///
    /// - Parameter keepFalse: whether truth values that are false are worth keeping.
    mutating func keepRest(
        of object: JSONValue, _ document: JSONDocument, except known: Set<String>, prefix: String = "",
        keepFalse: Bool = true
    ) {
        for (key, value) in object.members {
            let name = prefix + String(decoding: key, as: UTF8.self)
            if known.contains(name) || !keepFalse && value.boolean == false { continue }
            if value.isObject {
                keepRest(of: value, document, except: known, prefix: name + ".", keepFalse: keepFalse)
            } else if let text = JSONFlattener.cell(value, document)?.text, !text.isEmpty, text != "[]" {
                extra.append((name, text))
            }
        }
    }

    /// Sets right what was provably encoded twice.
    fileprivate mutating func repairTexts(_ tally: inout ImportTally) {
        func repair(_ text: inout String?) {
            // Text encoded twice begins its letters with U+00C2 to U+00F4, which are C3 82 to C3 B4.
            guard var given = text, given.withUTF8({ $0.contains(0xC3) }), let once = TextRepair.encodedOnce(given)
            else { return }
            text = once
            tally.note(done: .doubleEncoding)
        }
        repair(&text)
        repair(&title)
        repair(&authorName)
    }
}
