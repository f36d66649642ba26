import ClamorColumns

/// Gathers one column of the segment under construction.
struct ColumnBuilder {
    private enum Values {
        case integers([Int64])
        case booleans(Bitmap)
        case codes([UInt32])
        case lists(offsets: [UInt32], codes: [UInt32])
    }

    let type: ValueType
    private var values: Values
    private var validity = Bitmap(count: 0)

    init(type: ValueType) {
        self.type = type
        switch type {
        case .boolean: values = .booleans(Bitmap(count: 0))
        case .text: values = .codes([])
        case .list: values = .lists(offsets: [0], codes: [])
        default: values = .integers([])
        }
    }

    init(field: StoredField) {
        switch field.access {
        case .text: self.init(type: .text)
        case .integer: self.init(type: .integer)
        case .boolean: self.init(type: .boolean)
        case .list: self.init(type: .list)
        }
    }

    /// Goes on from a column.
    init(_ column: Column) {
        type = column.type
        validity = column.validity ?? Bitmap(count: column.count, filled: true)
        switch column.storage {
        case .integers(let integers): values = .integers(integers)
        case .booleans(let bits): values = .booleans(bits)
        case .codes(let codes, _): values = .codes(codes)
        case .lists(let offsets, let codes, _): values = .lists(offsets: offsets, codes: codes)
        case .numbers: preconditionFailure("no field holds floating-point numbers")
        }
    }

    var count: Int { validity.count }

    mutating func append(_ value: Int64) {
        guard case .integers(var integers) = values else { preconditionFailure("not a column of integers") }
        values = .integers([])
        integers.append(value)
        values = .integers(integers)
        validity.append(true)
    }

    mutating func append(_ value: Bool) {
        guard case .booleans(var bits) = values else { preconditionFailure("not a column of truth values") }
        values = .booleans(Bitmap(count: 0))
        bits.append(value)
        values = .booleans(bits)
        validity.append(true)
    }

    /// Adds a field's values of some records. They come as a pointer; see `StoredField.Access`.
    mutating func append(
        _ field: StoredField, of records: UnsafePointer<MentionRecord>, _ chosen: ArraySlice<Int>,
        dictionary: inout DictionaryEncoder
    ) {
        switch (field.access, values) {
        case (.text(let get, _), .codes(var codes)):
            values = .codes([])
            for index in chosen {
                let text = get(records + index)
                codes.append(text.map { dictionary.code(of: $0) } ?? 0)
                validity.append(text != nil)
            }
            values = .codes(codes)
        case (.integer(let get, _), .integers(var integers)):
            values = .integers([])
            for index in chosen {
                let value = get(records + index)
                integers.append(value ?? 0)
                validity.append(value != nil)
            }
            values = .integers(integers)
        case (.boolean(let get, _), .booleans(var bits)):
            values = .booleans(Bitmap(count: 0))
            for index in chosen {
                let value = get(records + index)
                bits.append(value ?? false)
                validity.append(value != nil)
            }
            values = .booleans(bits)
        case (.list(let get, _), .lists(var offsets, var codes)):
            values = .lists(offsets: [], codes: [])
            for index in chosen {
                for text in get(records + index) { codes.append(dictionary.code(of: text)) }
                offsets.append(UInt32(codes.count))
                validity.append(true)
            }
            values = .lists(offsets: offsets, codes: codes)
        default: preconditionFailure("the column of \(field.name) has another type")
        }
    }

    /// The column so far; codes are not looked up in any dictionary.
    var column: Column {
        let storage: Column.Storage =
            switch values {
            case .integers(let integers): .integers(integers)
            case .booleans(let bits): .booleans(bits)
            case .codes(let codes): .codes(codes, .empty)
            case .lists(let offsets, let codes): .lists(offsets: offsets, codes: codes, .empty)
            }
        let hasNulls = type != .list && !validity.isFull
        return Column(type: type, count: count, storage: storage, validity: hasNulls ? validity : nil)
    }
}
