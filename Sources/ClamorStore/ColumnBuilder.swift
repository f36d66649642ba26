import ClamorColumns

/// Gathers one column of the segment under construction.
struct ColumnBuilder: Sendable {
    /// The values of all rows; 0 (or no list) where a row has none.
    private enum Values {
        case integers([Int64])
        /// 64 rows a word.
        case booleans([UInt64])
        case codes([UInt32])
        case lists(offsets: [UInt32], codes: [UInt32])
    }

    let type: ValueType
    private var values: Values
    private(set) var count = 0
    /// The rows that have a value, 64 a word. Every row has a list.
    private var present: [UInt64] = []

    init(type: ValueType) {
        self.type = type
        switch type {
        case .boolean: values = .booleans([])
        case .text: values = .codes([])
        case .list: values = .lists(offsets: [0], codes: [])
        default: values = .integers([])
        }
    }

    init(field: StoredField) { self.init(type: field.type) }

    /// Goes on from a column.
    init(_ column: Column) {
        type = column.type
        count = column.count
        present = (column.validity ?? Bitmap(count: count, filled: true)).words
        switch column.storage {
        case .integers: values = .integers(column.integers)
        case .booleans(let bits): values = .booleans(bits.words)
        case .codes(let codes, _): values = .codes(codes.wide)
        case .lists(let lists, _):
            let (offsets, codes) = lists.spread()
            values = .lists(offsets: offsets, codes: codes)
        case .numbers: preconditionFailure("no field holds floating-point numbers")
        }
    }

    // MARK: Filling

    /// Adds a row with a value to a column of integers.
    mutating func append(_ value: Int64) {
        guard case .integers(var integers) = values else { preconditionFailure("not a column of integers") }
        values = .integers([])
        integers.append(value)
        values = .integers(integers)
        grow(by: 1)
        Self.set(count - 1, in: &present)
    }

    /// Adds a row with a value to a column of truth values.
    mutating func append(_ value: Bool) {
        guard case .booleans(var words) = values else { preconditionFailure("not a column of truth values") }
        values = .booleans([])
        grow(by: 1)
        Self.grow(&words, to: count)
        if value { Self.set(count - 1, in: &words) }
        values = .booleans(words)
        Self.set(count - 1, in: &present)
    }

    /// Adds rows without a value.
    mutating func appendMissing(_ added: Int) {
        grow(by: added)
        switch values {
        case .integers(let integers): values = .integers(integers + [Int64](repeating: 0, count: added))
        case .booleans(var words):
            Self.grow(&words, to: count)
            values = .booleans(words)
        case .codes(let codes): values = .codes(codes + [UInt32](repeating: 0, count: added))
        case .lists(let offsets, let codes):
            let ends = [UInt32](repeating: UInt32(codes.count), count: added)
            values = .lists(offsets: offsets + ends, codes: codes)
        }
    }

    /// Adds the rows of another column from one of them on.
    mutating func append(_ other: Column, from first: Int) {
        let more = ColumnBuilder(other)
        let start = count
        grow(by: other.count - first)
        for row in first..<other.count where more.present[row >> 6] >> UInt64(row & 63) & 1 == 1 {
            Self.set(start + row - first, in: &present)
        }
        switch (values, more.values) {
        case (.integers(let integers), .integers(let added)): values = .integers(integers + added[first...])
        case (.codes(let codes), .codes(let added)): values = .codes(codes + added[first...])
        case (.booleans(var words), .booleans(let added)):
            Self.grow(&words, to: count)
            for row in first..<other.count where added[row >> 6] >> UInt64(row & 63) & 1 == 1 {
                Self.set(start + row - first, in: &words)
            }
            values = .booleans(words)
        case (.lists(let offsets, let codes), .lists(let ends, let added)):
            let (base, cut) = (UInt32(codes.count), ends[first])
            values = .lists(
                offsets: offsets + ends[(first + 1)...].map { base + $0 - cut }, codes: codes + added[Int(cut)...])
        default: preconditionFailure("columns of two types")
        }
    }

    /// Adds rows.
    ///
    /// - Parameters:
    ///   - added: how many.
    ///   - places: for each row of the part its row here, ascending, or -1 if it is not taken.
    mutating func append(
        _ part: PreparedColumn, _ added: Int, places: [Int32], dictionary: inout DictionaryEncoder
    ) {
        let start = count
        grow(by: added)
        switch values {
        case .integers(var integers):
            values = .integers([])
            integers.append(contentsOf: repeatElement(0, count: added))
            for (row, value) in part.integers {
                if let place = take(row, places) { integers[place] = value }
            }
            values = .integers(integers)
        case .booleans(var words):
            values = .booleans([])
            Self.grow(&words, to: count)
            for (row, value) in part.integers {
                if let place = take(row, places), value != 0 { Self.set(place, in: &words) }
            }
            values = .booleans(words)
        case .codes(var codes):
            values = .codes([])
            codes.append(contentsOf: repeatElement(0, count: added))
            var known = KnownCodes(part)
            for (row, number) in part.numbers {
                if let place = take(row, places) { codes[place] = known.code(of: number, part, &dictionary) }
            }
            values = .codes(codes)
        case .lists(var offsets, var codes):
            values = .lists(offsets: [], codes: [])
            var known = KnownCodes(part)
            var next = start
            part.forEachList { row, items in
                guard let place = take(UInt32(row), places) else { return }
                offsets.append(contentsOf: repeatElement(UInt32(codes.count), count: place - next))
                for number in items { codes.append(known.code(of: number, part, &dictionary)) }
                offsets.append(UInt32(codes.count))
                next = place + 1
            }
            offsets.append(contentsOf: repeatElement(UInt32(codes.count), count: count - next))
            values = .lists(offsets: offsets, codes: codes)
        }
    }

    /// The codes that the texts of a part have in a dictionary, asked for once each, in the order of the rows.
    private struct KnownCodes {
        /// By number; code + 1, or 0 while it is not known.
        private var codes: [UInt32]

        init(_ part: PreparedColumn) { codes = [UInt32](repeating: 0, count: part.texts.count) }

        @inline(__always)
        mutating func code(of number: UInt32, _ part: PreparedColumn, _ dictionary: inout DictionaryEncoder) -> UInt32 {
            let known = codes[Int(number)]
            if known != 0 { return known - 1 }
            let code = part.withText(number) { dictionary.code(of: $0) }
            codes[Int(number)] = code + 1
            return code
        }
    }

    /// The row here of a part's row that has a value, which is noted; nil if it is not taken.
    @inline(__always)
    private mutating func take(_ row: UInt32, _ places: [Int32]) -> Int? {
        let place = Int(places[Int(row)])
        if place < 0 { return nil }
        Self.set(place, in: &present)
        return place
    }

    private mutating func grow(by added: Int) {
        count += added
        Self.grow(&present, to: count)
    }

    private static func grow(_ words: inout [UInt64], to count: Int) {
        let wanted = (count + 63) >> 6
        if words.count < wanted { words.append(contentsOf: repeatElement(0, count: wanted - words.count)) }
    }

    @inline(__always)
    private static func set(_ row: Int, in words: inout [UInt64]) { words[row >> 6] |= 1 << UInt64(row & 63) }

    // MARK: Changing

    /// Gives a row of integers, truth values or codes another value.
    mutating func replace(_ row: Int, with value: Int64) {
        switch values {
        case .integers(var integers):
            values = .integers([])
            integers[row] = value
            values = .integers(integers)
        case .booleans(var words):
            values = .booleans([])
            if value != 0 { Self.set(row, in: &words) } else { Self.clear(row, in: &words) }
            values = .booleans(words)
        case .codes(var codes):
            values = .codes([])
            codes[row] = UInt32(value)
            values = .codes(codes)
        case .lists: preconditionFailure("a column of lists")
        }
        Self.set(row, in: &present)
    }

    /// Takes the values of rows away.
    mutating func remove(_ rows: [Int]) {
        for row in rows { Self.clear(row, in: &present) }
        switch values {
        case .integers(var integers):
            for row in rows { integers[row] = 0 }
            values = .integers(integers)
        case .booleans(var words):
            for row in rows { Self.clear(row, in: &words) }
            values = .booleans(words)
        case .codes(var codes):
            for row in rows { codes[row] = 0 }
            values = .codes(codes)
        case .lists(let offsets, let codes):
            let removed = Set(rows)
            var (ends, left): ([UInt32], [UInt32]) = ([0], [])
            for row in 0..<count {
                if !removed.contains(row) { left.append(contentsOf: codes[Int(offsets[row])..<Int(offsets[row + 1])]) }
                ends.append(UInt32(left.count))
            }
            values = .lists(offsets: ends, codes: left)
        }
    }

    private static func clear(_ row: Int, in words: inout [UInt64]) { words[row >> 6] &= ~(1 << UInt64(row & 63)) }

    // MARK: The column

    /// The column so far; codes are not looked up in any dictionary.
    var column: Column {
        let storage: Column.Storage =
            switch values {
            case .integers(let integers): .integers(integers)
            case .booleans(let words): .booleans(Bitmap(count: count, words: words))
            case .codes(let codes): .codes(codes, .empty)
            case .lists(let offsets, let codes): .lists(offsets: offsets, codes: codes, .empty)
            }
        let validity = Bitmap(count: count, words: present)
        return Column(
            type: type, count: count, storage: storage,
            validity: type == .list || validity.isFull ? nil : validity)
    }
}
