/// Whole numbers, times and durations of a run of rows. Rows without a value hold 0 in `wide`, and code 0 elsewhere,
/// whatever that stands for.
package enum Integers: Sendable {
    case wide([Int64])
    /// Frame of reference: each value is the base and its code; no code exceeds `most`.
    case offset(base: Int64, most: UInt32, Codes)
    /// Each value is the entry of its code; entries may repeat, and some may be unused.
    case coded(Codes, table: [Int64])

    package var count: Int {
        switch self {
        case .wide(let values): values.count
        case .offset(_, _, let codes), .coded(let codes, _): codes.count
        }
    }

    /// The value of a row that has one.
    @inline(__always)
    package subscript(_ row: Int) -> Int64 {
        switch self {
        case .wide(let values): values[row]
        case .offset(let base, _, let codes): base &+ Int64(codes[row])
        case .coded(let codes, let table): table[Int(codes[row])]
        }
    }

    /// All in 64 bits. Rows without a value are whatever their code 0 stands for; see `Column.integers`.
    package var widened: [Int64] {
        switch self {
        case .wide(let values): values
        case .offset(let base, _, .bytes(let codes)): Kernels.map(count: codes.count) { base &+ Int64(codes[$0]) }
        case .offset(let base, _, .shorts(let codes)): Kernels.map(count: codes.count) { base &+ Int64(codes[$0]) }
        case .offset(let base, _, .words(let codes)): Kernels.map(count: codes.count) { base &+ Int64(codes[$0]) }
        case .coded(let codes, let table): Kernels.translate(codes, by: table)
        }
    }

    /// Whether code 0 stands for 0, so that rows without a value widen to it.
    var holdsZero: Bool {
        switch self {
        case .wide: true
        case .offset(let base, _, _): base == 0
        case .coded(_, let table): table.first ?? 0 == 0
        }
    }

    package func gathered(_ rows: [Int32]) -> Integers {
        switch self {
        case .wide(let values): .wide(Kernels.pick(values, rows))
        case .offset(let base, let most, let codes): .offset(base: base, most: most, codes.gathered(rows))
        case .coded(let codes, let table): .coded(codes.gathered(rows), table: table)
        }
    }

    package func prefix(_ rows: Int) -> Integers {
        switch self {
        case .wide(let values): .wide(Array(values[..<rows]))
        case .offset(let base, let most, let codes): .offset(base: base, most: most, codes.prefix(rows))
        case .coded(let codes, let table): .coded(codes.prefix(rows), table: table)
        }
    }

    /// The same with the rows outside a set made to hold what rows without a value do.
    func masked(_ rows: Bitmap) -> Integers {
        switch self {
        case .wide(let values): .wide(Kernels.cleared(values, outside: rows))
        case .offset(let base, let most, let codes): .offset(base: base, most: most, codes.masked(rows))
        case .coded(let codes, let table): .coded(codes.masked(rows), table: table)
        }
    }

    package var byteCount: Int {
        switch self {
        case .wide(let values): values.count * 8
        case .offset(_, _, let codes): codes.byteCount
        case .coded(let codes, let table): codes.byteCount + table.count * 8
        }
    }

    /// Each value as a function of it gives: of each entry of the table where there is one, or of each possible code
    /// where they are few.
    package func mapped(_ body: (Int64) -> Int64) -> Integers {
        switch self {
        case .wide(let values): return .wide(values.map(body))
        case .coded(let codes, let table): return .coded(codes, table: table.map(body))
        case .offset(let base, let most, let codes):
            if most > 0xFFFF { return .wide(widened.map(body)) }
            return .coded(codes, table: (0...Int64(most)).map { body(base &+ $0) })
        }
    }
}

extension Column.Storage {
    package static func integers(_ values: [Int64]) -> Column.Storage { .integers(Integers.wide(values)) }

    package static func codes(_ codes: [UInt32], _ dictionary: TextDictionary) -> Column.Storage {
        .codes(Codes.words(codes), dictionary)
    }

    /// Row r holds `codes[offsets[r]..<offsets[r + 1]]`.
    package static func lists(
        offsets: [UInt32], codes: [UInt32], _ dictionary: TextDictionary
    ) -> Column.Storage {
        .lists(Lists(offsets: offsets, codes: codes), dictionary)
    }
}

extension Column {
    /// The whole numbers, times or durations, 0 where there is none.
    package var integers: [Int64] {
        guard case .integers(let values) = storage else { preconditionFailure("\(type) is not held in integers") }
        let wide = values.widened
        guard let validity, !values.holdsZero else { return wide }
        return Kernels.cleared(wide, outside: validity)
    }
}
