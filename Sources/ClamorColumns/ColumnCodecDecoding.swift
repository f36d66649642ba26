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
        guard header.count <= segmentRows || header.flags & Flags.isEmpty == 0 else { throw .damaged }
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
        var offset: Int

        init(bytes: UnsafeRawBufferPointer, header: ColumnCodec.Header) {
            self.bytes = bytes
            self.header = header
            offset = header.bodyOffset
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
                storage = .integers(try readIntegers(rows, validity))
            case .numbers:
                let values = try readWords(rows).map(Double.init(bitPattern:))
                storage = .numbers(Self.spread(values, over: validity, zero: 0))
            case .booleans:
                storage = .booleans(try readBooleans(validity))
            case .codes:
                storage = .codes(try readCodes(rows, validity), dictionary)
            case .lists:
                storage = .lists(header.version == 1 ? try readFirstLists() : try readLists(), dictionary)
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
                case .integers: .integers(.offset(base: 0, most: 0, Codes(repeating: 0, count: count)))
                case .numbers: .numbers([Double](repeating: 0, count: count))
                case .booleans: .booleans(Bitmap(count: count))
                case .codes: .codes(Codes(repeating: 0, count: count), dictionary)
                case .lists:
                    .lists(Lists(entries: Codes(repeating: 0, count: count), offsets: [0, 0], items: []), dictionary)
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

        /// Numbers of a byte width, spread over the rows that have one; others hold 0.
        private mutating func readRun(_ count: Int, _ width: Int, _ validity: Bitmap?) throws(SegmentFormatError)
            -> Codes
        {
            switch width {
            case 0: return Codes(repeating: 0, count: validity?.count ?? count)
            case 1: return .bytes(Self.spread(try unpacked(count, width, 0), over: validity, zero: 0))
            case 2: return .shorts(Self.spread(try unpacked(count, width, 0), over: validity, zero: 0))
            case 4: return .words(Self.spread(try unpacked(count, width, 0), over: validity, zero: 0))
            default: throw .damaged
            }
        }

        @inline(__always)
        private mutating func unpacked<T: FixedWidthInteger>(
            _ count: Int, _ width: Int, _ shift: T
        ) throws(SegmentFormatError) -> [T] {
            guard count <= segmentRows * 64 else { throw .damaged }
            if header.version == 1 {
                let source = try take(count * width)
                return Kernels.map(count: count) { row in
                    shift &+ ColumnCodec.integer(source, at: row * width, as: T.self)
                }
            }
            // No block is shorter than its head.
            guard count / BitPacking.block * 3 <= bytes.count - offset else { throw .damaged }
            let source = UnsafeRawBufferPointer(rebasing: bytes[offset...])
            var failure: SegmentFormatError?
            var taken = 0
            let values = [T](unsafeUninitializedCapacity: count) { target, filled in
                target.initialize(repeating: 0)
                do throws(SegmentFormatError) {
                    taken = try BitPacking.unpack(source, count: count, width: width, shift: shift, into: target)
                } catch {
                    failure = error
                }
                filled = count
            }
            if let failure { throw failure }
            offset += taken
            return values
        }

        private mutating func readIntegers(_ count: Int, _ validity: Bitmap?) throws(SegmentFormatError) -> Integers {
            let width = BitPacking.byteWidth(UInt64(bitPattern: header.maximum &- header.minimum))
            if width == 8 {
                return .wide(Self.spread(try unpacked(count, width, header.minimum), over: validity, zero: 0))
            }
            let most = UInt32(truncatingIfNeeded: header.maximum &- header.minimum)
            let codes = try readRun(count, width, validity)
            guard codes.largest <= most else { throw .damaged }
            return .offset(base: header.minimum, most: most, codes)
        }

        /// Codes, none above the largest, so that each has its entry in the dictionary.
        private mutating func readCodes(_ count: Int, _ validity: Bitmap?) throws(SegmentFormatError) -> Codes {
            let range = try codeRange()
            let run = try readRun(count, BitPacking.byteWidth(UInt64(range.upperBound - range.lowerBound)), validity)
            guard run.largest <= range.upperBound - range.lowerBound else { throw .damaged }
            if range.lowerBound == 0 { return run }
            let codes = run.raised(by: range.lowerBound)
            // Rows without a value stay 0.
            return validity.map(codes.masked) ?? codes
        }

        private func codeRange() throws(SegmentFormatError) -> ClosedRange<UInt32> {
            guard let base = UInt32(exactly: header.minimum), let limit = UInt32(exactly: header.maximum) else {
                throw .damaged
            }
            return base...limit
        }

        private mutating func readLists() throws(SegmentFormatError) -> Lists {
            let head = try take(8)
            let entryCount = Int(ColumnCodec.integer(head, at: 0, as: UInt32.self))
            let itemCount = Int(ColumnCodec.integer(head, at: 4, as: UInt32.self))
            guard entryCount > 0, entryCount <= max(header.count, 1) else { throw .damaged }
            let lengths = try readRun(entryCount, Int(try take(1)[0]), nil).wide
            let items = try readCodes(itemCount, nil).wide
            let entries = try readRun(header.count, Int(try take(1)[0]), nil)
            guard entries.largest < entryCount else { throw .damaged }
            return Lists(entries: entries, offsets: try Self.offsets(lengths, itemCount), items: items)
        }

        private static func offsets(_ lengths: [UInt32], _ total: Int) throws(SegmentFormatError) -> [UInt32] {
            var offsets: [UInt32] = [0]
            offsets.reserveCapacity(lengths.count + 1)
            var end = 0
            for length in lengths {
                end += Int(length)
                guard end <= total else { throw .damaged }
                offsets.append(UInt32(end))
            }
            guard end == total else { throw .damaged }
            return offsets
        }

        /// Lists as version 1 had them: the shortest and longest length and how many codes (u32 each), then the lengths
        /// of all rows less the shortest, and all codes.
        private mutating func readFirstLists() throws(SegmentFormatError) -> Lists {
            let head = try take(12)
            let shortest = ColumnCodec.integer(head, at: 0, as: UInt32.self)
            let longest = ColumnCodec.integer(head, at: 4, as: UInt32.self)
            let total = Int(ColumnCodec.integer(head, at: 8, as: UInt32.self))
            guard shortest <= longest else { throw .damaged }
            let run = try readRun(header.count, BitPacking.byteWidth(UInt64(longest - shortest)), nil)
            guard run.largest <= longest - shortest else { throw .damaged }
            let offsets = try Self.offsets(run.raised(by: shortest).wide, total)
            return Lists(offsets: offsets, codes: try readCodes(total, nil).wide)
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
