extension ColumnCodec {
    /// The stored form of a column. Null rows' values are not kept; the dictionary of text is stored apart.
    package static func encode(_ column: Column) -> [UInt8] {
        let validity = column.validity.flatMap { $0.isFull ? nil : $0 }
        var writer = Writer(count: column.count, validity: validity)
        switch column.storage {
        case .integers(let values):
            writer.writeIntegers(.integers, present(values, validity))
        case .numbers(let values):
            writer.writeNumbers(present(values, validity))
        case .booleans(let bits):
            writer.writeBooleans(bits)
        case .codes(let codes, _):
            writer.writeIntegers(.codes, present(codes, validity).map(Int64.init))
        case .lists(let offsets, let codes, _):
            writer.writeLists(offsets: offsets, codes: codes)
        }
        return writer.finish()
    }

    /// The values of the rows that have one.
    private static func present<T>(_ values: [T], _ validity: Bitmap?) -> [T] {
        guard let validity else { return values }
        return validity.rows().map { values[Int($0)] }
    }

    /// Bytes a value needs once the smallest has been subtracted; 0 when all are alike.
    static func width(minimum: Int64, maximum: Int64) -> Int {
        switch UInt64(bitPattern: maximum &- minimum) {
        case 0: 0
        case ...0xFF: 1
        case ...0xFFFF: 2
        case ...0xFFFF_FFFF: 4
        default: 8
        }
    }

    private struct Writer {
        private var bytes: [UInt8]
        private let count: Int
        private let validity: Bitmap?

        init(count: Int, validity: Bitmap?) {
            self.count = count
            self.validity = validity
            bytes = []
            bytes.reserveCapacity(ColumnCodec.headerBytes + count * 4)
        }

        private mutating func append<T: FixedWidthInteger>(_ value: T) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }

        private mutating func appendHeader(
            _ kind: ColumnCodec.Kind, minimum: Int64 = 0, maximum: Int64 = 0, isEmpty: Bool = false
        ) {
            let hasNulls = validity != nil && !isEmpty
            bytes.append(ColumnCodec.magic)
            bytes.append(ColumnCodec.version)
            bytes.append(kind.rawValue)
            bytes.append((hasNulls ? Flags.hasNulls : 0) | (isEmpty ? Flags.isEmpty : 0))
            append(UInt32(count))
            append(minimum)
            append(maximum)
            if hasNulls, let validity { appendWords(validity.words) }
        }

        private mutating func appendWords(_ words: [UInt64]) {
            for word in words { append(word) }
        }

        mutating func writeIntegers(_ kind: ColumnCodec.Kind, _ values: [Int64]) {
            guard let minimum = values.min(), let maximum = values.max() else {
                appendHeader(kind, isEmpty: true)
                return
            }
            appendHeader(kind, minimum: minimum, maximum: maximum)
            appendPacked(values, minimum: minimum, width: ColumnCodec.width(minimum: minimum, maximum: maximum))
        }

        /// Differences to the smallest value, in as many bytes as the largest needs.
        private mutating func appendPacked(_ values: [Int64], minimum: Int64, width: Int) {
            switch width {
            case 0: break
            case 1: for value in values { bytes.append(UInt8(truncatingIfNeeded: value &- minimum)) }
            case 2: appendDifferences(values, minimum, UInt16.self)
            case 4: appendDifferences(values, minimum, UInt32.self)
            default: appendDifferences(values, minimum, UInt64.self)
            }
        }

        private mutating func appendDifferences<T: FixedWidthInteger>(
            _ values: [Int64], _ minimum: Int64, _ type: T.Type
        ) {
            let differences = values.map { T(truncatingIfNeeded: $0 &- minimum).littleEndian }
            differences.withUnsafeBytes { bytes.append(contentsOf: $0) }
        }

        mutating func writeNumbers(_ values: [Double]) {
            appendHeader(.numbers, isEmpty: values.isEmpty)
            for value in values { append(value.bitPattern) }
        }

        mutating func writeBooleans(_ bits: Bitmap) {
            var set = bits
            var clear = bits
            clear.invert()
            if let validity {
                set.formIntersection(validity)
                clear.formIntersection(validity)
            }
            let (hasSet, hasClear) = (!set.isEmpty, !clear.isEmpty)
            guard hasSet || hasClear else {
                appendHeader(.booleans, isEmpty: true)
                return
            }
            appendHeader(.booleans, minimum: hasClear ? 0 : 1, maximum: hasSet ? 1 : 0)
            if hasSet && hasClear { appendWords(set.words) }
        }

        /// The lengths of the lists, then their codes, each as packed integers with a smallest value of their own.
        mutating func writeLists(offsets: [UInt32], codes: [UInt32]) {
            guard let minimum = codes.min(), let maximum = codes.max() else {
                appendHeader(.lists, isEmpty: true)
                return
            }
            appendHeader(.lists, minimum: Int64(minimum), maximum: Int64(maximum))
            let lengths = (0..<count).map { Int64(offsets[$0 + 1] - offsets[$0]) }
            let (shortest, longest) = (lengths.min() ?? 0, lengths.max() ?? 0)
            append(UInt32(shortest))
            append(UInt32(longest))
            append(UInt32(codes.count))
            appendPacked(lengths, minimum: shortest, width: ColumnCodec.width(minimum: shortest, maximum: longest))
            appendPacked(
                codes.map(Int64.init), minimum: Int64(minimum),
                width: ColumnCodec.width(minimum: Int64(minimum), maximum: Int64(maximum)))
        }

        consuming func finish() -> [UInt8] {
            var result = bytes
            let sum = result.withUnsafeBytes { ColumnCodec.checksum($0) }
            withUnsafeBytes(of: sum.littleEndian) { result.append(contentsOf: $0) }
            return result
        }
    }
}
