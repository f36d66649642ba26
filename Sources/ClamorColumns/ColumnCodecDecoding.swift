extension ColumnCodec {
    /// The column of a blob.
    ///
    /// - Parameters:
    ///   - type: the type of the field; says how the integers of the blob are meant.
    ///   - dictionary: for `text` and `list`; must hold at least `Header.codesNeeded` entries. Nil: the column gets an
    ///     empty one, and its codes must not be looked up.
    /// - Throws: `damaged` for any bytes that `encode` did not make.
    package static func decode(
        _ bytes: UnsafeRawBufferPointer, type: ValueType, dictionary: TextDictionary? = .empty
    ) throws(SegmentFormatError) -> Column {
        let header = try header(bytes)
        let end = bytes.count - checksumBytes
        guard checksum(UnsafeRawBufferPointer(rebasing: bytes[..<end])) == integer(bytes, at: end, as: UInt64.self),
            let kind = Kind(rawValue: header.kind), kind == Self.kind(of: type)
        else { throw .damaged }
        if let dictionary, dictionary.count < header.codesNeeded {
            throw .dictionaryTooShort(needed: header.codesNeeded)
        }
        var reader = Reader(bytes: UnsafeRawBufferPointer(rebasing: bytes[..<end]), header: header)
        return try reader.column(kind, type: type, dictionary: dictionary ?? .empty)
    }

    private static func kind(of type: ValueType) -> Kind {
        switch type {
        case .integer, .fixed, .time, .duration: .integers
        case .number: .numbers
        case .boolean: .booleans
        case .text: .codes
        case .list: .lists
        }
    }

    private struct Reader {
        let bytes: UnsafeRawBufferPointer
        let header: ColumnCodec.Header
        var offset = ColumnCodec.headerBytes

        init(bytes: UnsafeRawBufferPointer, header: ColumnCodec.Header) {
            self.bytes = bytes
            self.header = header
        }

        private var isEmpty: Bool { header.flags & Flags.isEmpty != 0 }
        private var isConstant: Bool { header.minimum == header.maximum }

        mutating func column(
            _ kind: ColumnCodec.Kind, type: ValueType, dictionary: TextDictionary
        ) throws(SegmentFormatError) -> Column {
            let count = header.count
            if isEmpty { return try emptyColumn(kind, type: type, dictionary: dictionary) }
            let validity = try readValidity()
            let rows = validity?.setCount ?? count
            let storage: Column.Storage
            switch kind {
            case .integers:
                storage = .integers(Self.spread(try readIntegers(rows), over: validity, zero: 0))
            case .numbers:
                let values = try readWords(rows).map(Double.init(bitPattern:))
                storage = .numbers(Self.spread(values, over: validity, zero: 0))
            case .booleans:
                storage = .booleans(try readBooleans(validity))
            case .codes:
                let codes = try readCodes(rows, minimum: header.minimum, maximum: header.maximum)
                storage = .codes(Self.spread(codes, over: validity, zero: 0), dictionary)
            case .lists:
                let (offsets, codes) = try readLists()
                storage = .lists(offsets: offsets, codes: codes, dictionary)
            }
            guard offset == bytes.count else { throw .damaged }
            return Column(type: type, count: count, storage: storage, validity: validity)
        }

        /// A column in which no row has a value; of lists, all are empty.
        private func emptyColumn(
            _ kind: ColumnCodec.Kind, type: ValueType, dictionary: TextDictionary
        ) throws(SegmentFormatError) -> Column {
            guard offset == bytes.count else { throw .damaged }
            let count = header.count
            let storage: Column.Storage =
                switch kind {
                case .integers: .integers([Int64](repeating: 0, count: count))
                case .numbers: .numbers([Double](repeating: 0, count: count))
                case .booleans: .booleans(Bitmap(count: count))
                case .codes: .codes([UInt32](repeating: 0, count: count), dictionary)
                case .lists:
                    .lists(offsets: [UInt32](repeating: 0, count: count + 1), codes: [], dictionary)
                }
            let validity = kind == .lists || count == 0 ? nil : Bitmap(count: count)
            return Column(type: type, count: count, storage: storage, validity: validity)
        }

        /// The next bytes, checked to be there.
        private mutating func take(_ length: Int) throws(SegmentFormatError) -> UnsafeRawBufferPointer {
            guard length <= bytes.count - offset else { throw .damaged }
            defer { offset += length }
            return UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
        }

        private mutating func readWords(_ count: Int) throws(SegmentFormatError) -> [UInt64] {
            let source = try take(count * 8)
            return (0..<count).map { ColumnCodec.integer(source, at: $0 * 8, as: UInt64.self) }
        }

        private mutating func readValidity() throws(SegmentFormatError) -> Bitmap? {
            guard header.flags & Flags.hasNulls != 0 else { return nil }
            return Bitmap(count: header.count, words: try readWords((header.count + 63) >> 6))
        }

        private mutating func readBooleans(_ validity: Bitmap?) throws(SegmentFormatError) -> Bitmap {
            guard header.minimum >= 0, header.maximum <= 1 else { throw .damaged }
            if isConstant {
                guard header.minimum == 1 else { return Bitmap(count: header.count) }
                return validity ?? Bitmap(count: header.count, filled: true)
            }
            return Bitmap(count: header.count, words: try readWords((header.count + 63) >> 6))
        }

        private mutating func readIntegers(_ count: Int) throws(SegmentFormatError) -> [Int64] {
            let width = ColumnCodec.width(minimum: header.minimum, maximum: header.maximum)
            let source = try take(count * width)
            let base = header.minimum
            return [Int64](unsafeUninitializedCapacity: count) { target, filled in
                switch width {
                case 0: for row in 0..<count { target[row] = base }
                case 1: for row in 0..<count { target[row] = base &+ Int64(source[row]) }
                case 2:
                    for row in 0..<count {
                        target[row] = base &+ Int64(ColumnCodec.integer(source, at: row * 2, as: UInt16.self))
                    }
                case 4:
                    for row in 0..<count {
                        target[row] = base &+ Int64(ColumnCodec.integer(source, at: row * 4, as: UInt32.self))
                    }
                default:
                    for row in 0..<count {
                        target[row] = base &+ ColumnCodec.integer(source, at: row * 8, as: Int64.self)
                    }
                }
                filled = count
            }
        }

        /// Codes, none above `maximum`, so that each has its entry in the dictionary.
        private mutating func readCodes(
            _ count: Int, minimum: Int64, maximum: Int64
        ) throws(SegmentFormatError) -> [UInt32] {
            guard minimum >= 0, let base = UInt32(exactly: minimum), let limit = UInt32(exactly: maximum) else {
                throw .damaged
            }
            let width = ColumnCodec.width(minimum: minimum, maximum: maximum)
            let source = try take(count * width)
            var largest = base
            let codes = [UInt32](unsafeUninitializedCapacity: count) { target, filled in
                switch width {
                case 0: for row in 0..<count { target[row] = base }
                case 1: for row in 0..<count { target[row] = base &+ UInt32(source[row]) }
                case 2:
                    for row in 0..<count {
                        target[row] = base &+ UInt32(ColumnCodec.integer(source, at: row * 2, as: UInt16.self))
                    }
                default:
                    for row in 0..<count {
                        target[row] = base &+ ColumnCodec.integer(source, at: row * 4, as: UInt32.self)
                    }
                }
                for row in 0..<count { largest = max(largest, target[row]) }
                filled = count
            }
            guard largest <= limit else { throw .damaged }
            return codes
        }

        private mutating func readLists() throws(SegmentFormatError) -> (offsets: [UInt32], codes: [UInt32]) {
            let head = try take(12)
            let shortest = Int64(ColumnCodec.integer(head, at: 0, as: UInt32.self))
            let longest = Int64(ColumnCodec.integer(head, at: 4, as: UInt32.self))
            let total = Int(ColumnCodec.integer(head, at: 8, as: UInt32.self))
            guard shortest <= longest else { throw .damaged }
            let lengths = try readCodes(header.count, minimum: shortest, maximum: longest)
            var offsets: [UInt32] = [0]
            offsets.reserveCapacity(header.count + 1)
            var end = 0
            for length in lengths {
                end += Int(length)
                guard end <= total else { throw .damaged }
                offsets.append(UInt32(end))
            }
            guard end == total else { throw .damaged }
            return (offsets, try readCodes(total, minimum: header.minimum, maximum: header.maximum))
        }

        /// Puts the values of the rows that have one in their places.
        private static func spread<T>(_ values: [T], over validity: Bitmap?, zero: T) -> [T] {
            guard let validity else { return values }
            var result = [T](repeating: zero, count: validity.count)
            var next = 0
            for (index, word) in validity.words.enumerated() {
                var rest = word
                while rest != 0 {
                    result[index << 6 + rest.trailingZeroBitCount] = values[next]
                    next += 1
                    rest &= rest &- 1
                }
            }
            return result
        }
    }
}
