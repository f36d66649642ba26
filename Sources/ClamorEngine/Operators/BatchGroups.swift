import ClamorColumns

/// The groups that the rows of one batch fall into. While few combinations of keys can occur in the batch, rows have
/// numbers of its own, sums are made by those, and only their results find their groups.
final class BatchGroups {
    /// The batch's own number of each row's combination.
    let numbers: Codes
    /// A number above all of those.
    let count: Int
    /// How many rows have each number; nil where numbers are many, and groups.
    let rowCounts: [Int64]?
    /// The group of each number, `GroupKeys.dropped` for those that no row has; nil: numbers are groups.
    let mapping: [UInt32]?
    /// A number above all groups.
    let groupCount: Int

    init(numbers: Codes, count: Int, rowCounts: [Int64]?, mapping: [UInt32]?, groupCount: Int) {
        self.numbers = numbers
        self.count = count
        self.rowCounts = rowCounts
        self.mapping = mapping
        self.groupCount = groupCount
    }

    /// Rows that are in these groups already.
    convenience init(groups: Codes, groupCount: Int) {
        self.init(numbers: groups, count: groupCount, rowCounts: nil, mapping: nil, groupCount: groupCount)
    }

    /// The group of each row.
    private(set) lazy var groups: Codes =
        mapping.map { table in
            Kernels.translate(numbers, by: table.map { $0 == GroupKeys.dropped ? 0 : $0 }, below: max(1, groupCount))
        } ?? numbers

    /// Whether groups are so many that rows go to them one by one.
    var areMany: Bool { rowCounts == nil }

    /// Sets that were counted: fields that come together lack the same rows.
    private var counted: [(rows: Bitmap, counts: [Int64])] = []

    /// How many rows of a set (nil: all) have each number.
    func counts(of rows: Bitmap?) -> [Int64] {
        guard let rows else {
            if let rowCounts { return rowCounts }
            var counts = [Int64](repeating: 0, count: count)
            Kernels.count(numbers, into: &counts)
            return counts
        }
        if let known = counted.first(where: { $0.rows == rows }) { return known.counts }
        let counts = count(rows)
        counted.append((rows, counts))
        return counts
    }

    private func count(_ rows: Bitmap) -> [Int64] {
        var counts = [Int64](repeating: 0, count: count)
        guard let rowCounts, rows.setCount * 2 > rows.count else {
            Kernels.count(numbers, rows: rows, into: &counts)
            return counts
        }
        // Those outside the set are fewer.
        var others = rows
        others.invert()
        Kernels.count(numbers, rows: others, into: &counts)
        for number in counts.indices { counts[number] = rowCounts[number] - counts[number] }
        return counts
    }

    /// The most entries of a table of numbers by codes.
    private static let mostEntries = 4_096
    private var joint: [String: (width: Int, counts: [Int64])] = [:]

    /// How many rows of each number have a code of a text column for which `holds` does; it is given nil for those
    /// without a value. Nil where that is not quickly known.
    func jointCounts(_ field: String, _ column: Column, _ holds: (UInt32?) -> Bool) -> [Int64]? {
        guard !areMany, let (width, held) = joint[field] ?? makeJoint(column) else { return nil }
        joint[field] = (width, held)
        let passing = (0..<width).filter { holds($0 == 0 ? nil : UInt32($0 - 1)) }
        return (0..<count).map { number in passing.reduce(0) { $0 + held[number * width + $1] } }
    }

    private func makeJoint(_ column: Column) -> (width: Int, counts: [Int64])? {
        guard case .codes(.bytes(let codes), _) = column.storage else { return nil }
        let keys = Kernels.keyCodes(.bytes(codes), validity: column.validity)
        let width = Int(keys.largest) + 1
        guard width * count <= Self.mostEntries else { return nil }
        var counts = [Int64](repeating: 0, count: width * count)
        Kernels.count(Kernels.composites([numbers, keys], [count, width]), into: &counts)
        return (width, counts)
    }

    /// Adds what each number has to its group.
    func add(_ values: [Int64], to sums: inout [Int64]) {
        guard let mapping else {
            for group in values.indices { sums[group] &+= values[group] }
            return
        }
        for number in values.indices where mapping[number] != GroupKeys.dropped {
            sums[Int(mapping[number])] &+= values[number]
        }
    }
}
