import ClamorStore

/// A mapper of records that are elements of XML.
protocol XMLRecordMapper: RecordMapper {
    var text: MarkupText { get }
    var filler: Filler { get }
    var enricher: Enricher { get }

    /// The mention of a record. Throws for one that holds none.
    func mention(of element: MarkupElement, _ tally: inout ImportTally) throws(JSONValueRejection) -> MentionRecord
    /// What is settled once filled values are there.
    func settle(_ mention: inout MentionRecord)
}

extension XMLRecordMapper {
    func map(_ chunk: RawChunk) -> MappedChunk {
        var result = MappedChunk()
        result.rejects = chunk.rejects
        let parser = MarkupParser()
        for record in chunk.records {
            var repairs = DecodedText.Repairs()
            var isRepaired = false
            let bytes = chunk.bytes[record.start..<record.end].withUnsafeBufferPointer {
                text.readable($0, repairs: &repairs, isRepaired: &isRepaired)
            }
            do {
                let element = try bytes.withUnsafeBufferPointer { try parser.parse($0) }
                result.tally.note(repairs: repairs)
                if isRepaired { result.tally.note(done: .html) }
                var mention = try mention(of: element, &result.tally)
                filler.apply(to: &mention)
                settle(&mention)
                enricher.enrich(&mention)
                result.records.append(mention)
            } catch let error as MarkupParser.Failure {
                result.reject(chunk, record, "is no valid XML: \(error.reason)")
            } catch let error as JSONValueRejection {
                result.reject(chunk, record, error.reason)
                if let foreign = error.foreign { result.tally.noteForeign(foreign) }
            } catch {
                preconditionFailure("no other error is thrown")
            }
            result.tally.endRecord()
        }
        result.rejects.sort { $0.line < $1.line }
        return result
    }

    func settle(_ mention: inout MentionRecord) {}
}
