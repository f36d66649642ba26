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
        var shape = Shape(plan: builder.plan)
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
                    fill(row, root, document, &shape)
                    var builder = builder
                    builder.plan = shape.plan
                    result.records.append(try builder.record(row.cells, tally: &result.tally))
                } catch let error as JSONRecordError {
                    result.reject(chunk, record, error.reason)
                } catch let error as FieldWriter.Rejection {
                    result.reject(chunk, record, error.reason)
                } catch {
                    preconditionFailure("no other error is thrown")
                }
            }
        }
        return result
    }

    private func fill(_ row: CellRow, _ root: JSONValue, _ document: JSONDocument, _ shape: inout Shape) {
        JSONFlattener.flatten(root, document) { name, cell in
            let place =
                shape.place(of: name)
                ?? {
                    let role = planner.role(name: name, sample: [cell.text])
                    row.addColumn()
                    return shape.add(.init(name: name, role: role))
                }()
            switch cell {
            case .string(let bytes): row.set(place, bytes)
            case .literal(let text): row.set(place, copying: text.utf8)
            }
        }
    }

    /// Columns by name.
    private struct Shape {
        private(set) var plan: ColumnPlan
        private var places: [String: Int] = [:]

        init(plan: ColumnPlan) {
            self.plan = plan
            for (place, column) in plan.columns.enumerated() { places[column.name] = place }
        }

        func place(of name: String) -> Int? { places[name] }

        mutating func add(_ column: ColumnPlan.Column) -> Int {
            plan.append(column)
            places[column.name] = plan.columns.count - 1
            return plan.columns.count - 1
        }
    }
}
