/// Small unsigned numbers, all in as many bytes: codes of a dictionary, numbers of groups, differences to a base.
package enum Codes: Sendable {
    case bytes([UInt8])
    case shorts([UInt16])
    case words([UInt32])

    /// In as few bytes as the largest needs.
    package init(_ values: [UInt32]) {
        let largest = values.max() ?? 0
        self =
            switch largest {
            case ...0xFF: .bytes(Kernels.map(count: values.count) { UInt8(truncatingIfNeeded: values[$0]) })
            case ...0xFFFF: .shorts(Kernels.map(count: values.count) { UInt16(truncatingIfNeeded: values[$0]) })
            default: .words(values)
            }
    }

    /// The same number for every row.
    package init(repeating value: UInt32, count: Int) {
        self =
            switch value {
            case ...0xFF: .bytes([UInt8](repeating: UInt8(value), count: count))
            case ...0xFFFF: .shorts([UInt16](repeating: UInt16(value), count: count))
            default: .words([UInt32](repeating: value, count: count))
            }
    }

    package var count: Int {
        switch self {
        case .bytes(let values): values.count
        case .shorts(let values): values.count
        case .words(let values): values.count
        }
    }

    package var indices: Range<Int> { 0..<count }

    @inline(__always)
    package subscript(_ row: Int) -> UInt32 {
        switch self {
        case .bytes(let values): UInt32(values[row])
        case .shorts(let values): UInt32(values[row])
        case .words(let values): values[row]
        }
    }

    /// In four bytes each.
    package var wide: [UInt32] {
        switch self {
        case .bytes(let values): Kernels.map(count: values.count) { UInt32(values[$0]) }
        case .shorts(let values): Kernels.map(count: values.count) { UInt32(values[$0]) }
        case .words(let values): values
        }
    }

    /// The largest; 0 when there are none.
    package var largest: UInt32 {
        switch self {
        case .bytes(let values): Kernels.largest(values)
        case .shorts(let values): Kernels.largest(values)
        case .words(let values): Kernels.largest(values)
        }
    }

    /// A number that none exceeds, by their width alone.
    package var bound: UInt32 {
        switch self {
        case .bytes: 0xFF
        case .shorts: 0xFFFF
        case .words: .max
        }
    }

    package var byteCount: Int {
        switch self {
        case .bytes(let values): values.count
        case .shorts(let values): values.count * 2
        case .words(let values): values.count * 4
        }
    }

    /// Some rows, in the order given; rows may repeat.
    package func gathered(_ rows: [Int32]) -> Codes {
        switch self {
        case .bytes(let values): .bytes(Kernels.pick(values, rows))
        case .shorts(let values): .shorts(Kernels.pick(values, rows))
        case .words(let values): .words(Kernels.pick(values, rows))
        }
    }

    /// Each more by as much.
    func raised(by base: UInt32) -> Codes {
        if base == 0 { return self }
        let wide = wide
        return Codes(Kernels.map(count: count) { wide[$0] &+ base })
    }

    /// The first rows.
    package func prefix(_ rows: Int) -> Codes {
        switch self {
        case .bytes(let values): .bytes(Array(values[..<rows]))
        case .shorts(let values): .shorts(Array(values[..<rows]))
        case .words(let values): .words(Array(values[..<rows]))
        }
    }

    /// The same with 0 in the rows outside a set.
    package func masked(_ rows: Bitmap) -> Codes {
        switch self {
        case .bytes(let values): .bytes(Kernels.cleared(bytes: values, outside: rows))
        case .shorts(let values): .shorts(Kernels.cleared(values, outside: rows))
        case .words(let values): .words(Kernels.cleared(values, outside: rows))
        }
    }
}

extension Codes: Equatable {
    /// Whether they are the same numbers, in whatever width.
    package static func == (left: Codes, right: Codes) -> Bool { left.wide == right.wide }
}

extension Kernels {
    @inline(__always)
    static func largest<T: FixedWidthInteger & UnsignedInteger>(_ values: [T]) -> UInt32 {
        var result: T = 0
        values.withUnsafeBufferPointer { values in
            for value in values { result = max(result, value) }
        }
        return UInt32(result)
    }

    @inline(__always)
    static func pick<T>(_ values: [T], _ rows: [Int32]) -> [T] {
        values.withUnsafeBufferPointer { values in
            rows.withUnsafeBufferPointer { rows in map(count: rows.count) { values[Int(rows[$0])] } }
        }
    }

    /// Bytes with 0 outside a set, eight at a time.
    static func cleared(bytes values: [UInt8], outside rows: Bitmap) -> [UInt8] {
        var result = values
        result.withUnsafeMutableBytes { result in
            for (index, word) in rows.words.enumerated() where word != ~0 {
                let base = index << 6
                guard base + 64 <= result.count else {
                    for row in base..<result.count where word >> UInt64(row - base) & 1 == 0 { result[row] = 0 }
                    return
                }
                for eight in 0..<8 {
                    // Each bit in its byte, then the byte full where it has one.
                    let bits = (word >> UInt64(eight << 3) & 0xFF) &* 0x0101_0101_0101_0101 & 0x8040_2010_0804_0201
                    let full =
                        (((bits | 0x8080_8080_8080_8080) &- 0x0101_0101_0101_0101 | bits)
                            & 0x8080_8080_8080_8080) >> 7 &* 0xFF
                    let place = base + eight << 3
                    let held = result.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                    result.storeBytes(of: held & UInt64(littleEndian: full), toByteOffset: place, as: UInt64.self)
                }
            }
        }
        return result
    }

    /// Values with 0 outside a set; words of the set that are full or empty are passed by quickly.
    @inline(__always)
    static func cleared<T: FixedWidthInteger>(_ values: [T], outside rows: Bitmap) -> [T] {
        var result = values
        result.withUnsafeMutableBufferPointer { result in
            for (index, word) in rows.words.enumerated() where word != ~0 {
                let base = index << 6
                for bit in 0..<min(64, result.count - base) {
                    result[base + bit] &= 0 &- T(truncatingIfNeeded: word >> UInt64(bit) & 1)
                }
            }
        }
        return result
    }
}
