import ClamorStore

/// Makes mentions of JSON objects of any shape.
struct JSONRecordsMapper: RecordMapper {
    let builder: RecordBuilder
    /// Gives columns that the first records had not their role.
    let planner: ColumnPlanner

    func map(_ chunk: RawChunk) -> MappedChunk {
        var result = MappedChunk()
        result.rejects = chunk.rejects
        result.records.reserveCapacity(chunk.records.count)
        var builder = builder
        var places: [String: Int] = [:]
        for (place, column) in builder.plan.columns.enumerated() { places[column.name] = place }
        let row = CellRow(columns: builder.plan.columns.count)
        let document = JSONDocument()
        chunk.bytes.withUnsafeBufferPointer { bytes in
            for record in chunk.records {
                var repairs = DecodedText.Repairs()
                do {
                    let root = try document.parse(bytes, record.start..<record.end, repairs: &repairs)
                    result.tally.note(repairs: repairs)
                    guard root.isObject else { throw FieldWriter.Rejection(reason: "is no object with fields") }
                    // Numbers are written anew and may grow a little.
                    row.clear(room: (record.end - record.start) * 4 + 64)
                    fill(row, root, document, &builder.plan, &places)
                    try builder.append(row.cells, to: &result.records, tally: &result.tally)
                } catch let error as JSONRecordError {
                    result.reject(chunk, record, error.reason)
                } catch let error as FieldWriter.Rejection {
                    result.reject(chunk, record, error.reason)
                } catch {
                    preconditionFailure("no other error is thrown")
                }
            }
        }
        result.completeShares(builder.enricher)
        return result
    }

    /// Sets the cells of a record; a member that is met first here becomes a column.
    private func fill(
        _ row: CellRow, _ root: JSONValue, _ document: JSONDocument, _ plan: inout ColumnPlan,
        _ places: inout [String: Int]
    ) {
        JSONFlattener.flatten(root, document) { name, cell in
            var place = places[name] ?? plan.columns.count
            if place == plan.columns.count {
                plan.append(planner.lateColumn(name: name, sample: cell.text))
                place = plan.columns.count - 1
                places[name] = place
                row.addColumn()
            }
            switch cell {
            case .string(let bytes): row.set(place, bytes)
            case .literal(let text): row.set(place, copying: text.utf8)
            }
        }
    }
}
