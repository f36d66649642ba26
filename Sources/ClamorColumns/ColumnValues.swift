extension Column {
    /// A column of single values, for results that are few.
    package init(type: ValueType, values: [Value]) {
        let storage: Storage
        switch type {
        case .number: storage = .numbers(values.map { $0.numeric ?? 0 })
        case .boolean:
            var bits = Bitmap(count: values.count)
            for row in values.indices where values[row] == .boolean(true) { bits[row] = true }
            storage = .booleans(bits)
        case .text:
            var texts = TextInterner()
            let codes = values.map { value -> UInt32 in
                if case .text(let text) = value { texts.intern(text) } else { texts.intern("") }
            }
            storage = .codes(codes, texts.dictionary())
        case .list:
            var texts = TextInterner()
            var offsets: [UInt32] = [0]
            var codes: [UInt32] = []
            for value in values {
                if case .list(let items) = value { codes += items.map { texts.intern($0) } }
                offsets.append(UInt32(codes.count))
            }
            storage = .lists(offsets: offsets, codes: codes, texts.dictionary())
        default: storage = .integers(values.map { $0.bits(as: type) })
        }
        var validity = Bitmap(count: values.count)
        for row in values.indices where values[row] != .null || type == .list { validity[row] = true }
        let column = Column(type: type, count: values.count, storage: storage)
        self = validity.isFull ? column : column.masked(by: validity)
    }
}

extension Table {
    /// A table of few rows.
    ///
    /// - Parameter rows: each with a value for every column of the schema.
    package init(schema: [ColumnInfo], rows: [[Value]]) {
        let columns = schema.enumerated().map { place, info in
            Column(type: info.type, values: rows.map { $0[place] })
        }
        self.init(schema: schema, batches: rows.isEmpty ? [] : [Batch(columns: columns, count: rows.count)])
    }
}
