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
    private(set) var count = 0
    /// Nil as long as every row has a value.
    private var validity: Bitmap?

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
        switch field.getter {
        case .text: self.init(type: .text)
        case .integer: self.init(type: .integer)
        case .boolean: self.init(type: .boolean)
        case .list: self.init(type: .list)
        }
    }

    /// Goes on from a column.
    init(_ column: Column) {
        type = column.type
        count = column.count
        validity = column.validity
        switch column.storage {
        case .integers: values = .integers(column.integers)
        case .booleans(let bits): values = .booleans(bits)
        case .codes(let codes, _): values = .codes(codes.wide)
        case .lists(let lists, _):
            let (offsets, codes) = lists.spread()
            values = .lists(offsets: offsets, codes: codes)
        case .numbers: preconditionFailure("no field holds floating-point numbers")
        }
    }

    /// Adds the next row.
    private mutating func note(hasValue: Bool) {
        if !hasValue, validity == nil { validity = Bitmap(count: count, filled: true) }
        validity?.append(hasValue)
        count += 1
    }

    mutating func append(_ value: Int64) {
        guard case .integers(var integers) = values else { preconditionFailure("not a column of integers") }
        values = .integers([])
        integers.append(value)
        values = .integers(integers)
        note(hasValue: true)
    }

    mutating func append(_ value: Bool) {
        guard case .booleans(var bits) = values else { preconditionFailure("not a column of truth values") }
        values = .booleans(Bitmap(count: 0))
        bits.append(value)
        values = .booleans(bits)
        note(hasValue: true)
    }

    /// Adds a field's values of some records.
    mutating func append(
        _ field: StoredField, of records: StoredField.Record, _ chosen: ArraySlice<Int>,
        dictionary: inout DictionaryEncoder
    ) {
        switch (field.getter, values) {
        case (.text(let get), .codes(var codes)):
            values = .codes([])
            for index in chosen {
                let text = get(records + index)
                codes.append(text.map { dictionary.code(of: $0) } ?? 0)
                note(hasValue: text != nil)
            }
            values = .codes(codes)
        case (.integer(let get), .integers(var integers)):
            values = .integers([])
            for index in chosen {
                let value = get(records + index)
                integers.append(value ?? 0)
                note(hasValue: value != nil)
            }
            values = .integers(integers)
        case (.boolean(let get), .booleans(var bits)):
            values = .booleans(Bitmap(count: 0))
            for index in chosen {
                let value = get(records + index)
                bits.append(value ?? false)
                note(hasValue: value != nil)
            }
            values = .booleans(bits)
        case (.list(let get), .lists(var offsets, var codes)):
            values = .lists(offsets: [], codes: [])
            for index in chosen {
                for text in get(records + index) { codes.append(dictionary.code(of: text)) }
                offsets.append(UInt32(codes.count))
                note(hasValue: true)
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
        return Column(type: type, count: count, storage: storage, validity: validity)
    }
}
