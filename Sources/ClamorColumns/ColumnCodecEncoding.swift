extension ColumnCodec {
    /// The stored form of a column. Null rows' values are not kept; the dictionary of text is stored apart.
    package static func encode(_ column: Column) -> [UInt8] {
        let validity = column.validity.flatMap { $0.isFull ? nil : $0 }
        var writer = Writer(count: column.count, validity: validity)
        switch column.storage {
        case .integers(let values):
            writer.writeIntegers(.integers, present(values.widened, validity))
        case .numbers(let values):
            writer.writeNumbers(present(values, validity))
        case .booleans(let bits):
            writer.writeBooleans(bits)
        case .codes(let codes, _):
            writer.writeIntegers(.codes, present(codes.wide, validity).map(Int64.init))
        case .lists(let lists, _):
            writer.writeLists(lists)
        }
        return writer.finish()
    }

    /// The values of the rows that have one.
    private static func present<T>(_ values: [T], _ validity: Bitmap?) -> [T] {
        guard let validity else { return values }
        return validity.rows().map { values[Int($0)] }
    }

    private struct Writer {
        private var bytes: [UInt8]
        private let count: Int
        private let validity: Bitmap?

        init(count: Int, validity: Bitmap?) {
            self.count = count
            self.validity = validity
            bytes = []
            bytes.reserveCapacity(ColumnCodec.longestHeader + count * 3)
        }

        private mutating func append<T: FixedWidthInteger>(_ value: T) {
            withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
        }

        private mutating func appendHeader(
            _ kind: ColumnCodec.Kind, minimum: Int64 = 0, maximum: Int64 = 0, counts: [UInt32] = [],
            lists: Lists? = nil,
            isEmpty: Bool = false
        ) {
            let hasNulls = validity != nil && !isEmpty
            bytes.append(ColumnCodec.magic)
            bytes.append(ColumnCodec.version)
            bytes.append(kind.rawValue)
            bytes.append((hasNulls ? Flags.hasNulls : 0) | (isEmpty ? Flags.isEmpty : 0))
            append(UInt32(count))
            append(minimum)
            append(maximum)
            append(UInt32(isEmpty && kind != .lists ? count : count - (validity?.setCount ?? count)))
            append(UInt32(counts.count))
            for count in counts { append(count) }
            if let lists, !counts.isEmpty {
                append(UInt32(lists.items.count))
                for entry in 0..<lists.entryCount { bytes.append(UInt8(lists.items(ofEntry: entry).count)) }
                for item in lists.items { append(item) }
            }
            append(UInt32(truncatingIfNeeded: bytes.withUnsafeBytes { ColumnCodec.checksum($0) }))
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
            let largest = UInt64(bitPattern: maximum &- minimum)
            let numbers = values.map { UInt64(bitPattern: $0 &- minimum) }
            var counts: [UInt32] = []
            if largest < UInt64(ColumnCodec.mostCounts) {
                counts = [UInt32](repeating: 0, count: Int(largest) + 1)
                for number in numbers { counts[Int(number)] += 1 }
            }
            appendHeader(kind, minimum: minimum, maximum: maximum, counts: counts)
            BitPacking.append(numbers, largest: largest, to: &bytes)
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

        mutating func writeLists(_ lists: Lists) {
            guard let minimum = lists.items.min(), let maximum = lists.items.max() else {
                appendHeader(.lists, isEmpty: true)
                return
            }
            var counts: [UInt32] = []
            if lists.entryCount <= ColumnCodec.mostCounts, lists.items.count <= ColumnCodec.mostItems,
                (0..<lists.entryCount).allSatisfy({ lists.items(ofEntry: $0).count <= 0xFF })
            {
                counts = [UInt32](repeating: 0, count: lists.entryCount)
                for entry in lists.entries.wide { counts[Int(entry)] += 1 }
            }
            appendHeader(
                .lists, minimum: Int64(minimum), maximum: Int64(maximum), counts: counts, lists: lists)
            append(UInt32(lists.entryCount))
            append(UInt32(lists.items.count))
            appendRun((0..<lists.entryCount).map { UInt64(lists.items(ofEntry: $0).count) })
            BitPacking.append(
                lists.items.map { UInt64($0 - minimum) }, largest: UInt64(maximum - minimum), to: &bytes)
            appendRun(lists.entries.wide.map { UInt64($0) })
        }

        /// The largest number of a run (u32), and the run.
        private mutating func appendRun(_ numbers: [UInt64]) {
            let largest = numbers.max() ?? 0
            append(UInt32(largest))
            BitPacking.append(numbers, largest: largest, to: &bytes)
        }

        consuming func finish() -> [UInt8] {
            var result = bytes
            let sum = result.withUnsafeBytes { ColumnCodec.checksum($0) }
            withUnsafeBytes(of: sum.littleEndian) { result.append(contentsOf: $0) }
            return result
        }
    }
}
