extension Kernels {
    /// Adds 1 to the count of each row's group.
    package static func count(_ groups: Codes, into counts: inout [Int64]) {
        switch groups {
        case .bytes(let groups): tally(groups, &counts)
        case .shorts(let groups): tally(groups, &counts)
        case .words(let groups): tally(groups, &counts)
        }
    }

    /// The most groups for which sums are kept several times over.
    static let splitLimit = 1_024

    /// Neighbours mostly fall into the same few groups: four tables in turn, so that none waits for another's result.
    @inline(__always)
    private static func tally<G: FixedWidthInteger>(_ groups: [G], _ counts: inout [Int64]) {
        let width = counts.count
        groups.withUnsafeBufferPointer { groups in
            counts.withUnsafeMutableBufferPointer { counts in
                if width > splitLimit || groups.count < 4 * width {
                    for row in groups.indices { counts[Int(groups[row])] &+= 1 }
                    return
                }
                withUnsafeTemporaryAllocation(of: UInt32.self, capacity: width * 4) { tables in
                    tables.initialize(repeating: 0)
                    let quarter = groups.count >> 2
                    for row in 0..<quarter {
                        tables[Int(groups[row])] &+= 1
                        tables[width &+ Int(groups[row &+ quarter])] &+= 1
                        tables[2 &* width &+ Int(groups[row &+ 2 &* quarter])] &+= 1
                        tables[3 &* width &+ Int(groups[row &+ 3 &* quarter])] &+= 1
                    }
                    for row in 4 * quarter..<groups.count { tables[Int(groups[row])] &+= 1 }
                    for table in 0..<4 {
                        for group in 0..<width { counts[group] &+= Int64(tables[table * width + group]) }
                    }
                }
            }
        }
    }

    /// Adds 1 for the rows of a set alone.
    package static func count(_ groups: Codes, rows: Bitmap, into counts: inout [Int64]) {
        switch groups {
        case .bytes(let groups): tally(groups, rows, &counts)
        case .shorts(let groups): tally(groups, rows, &counts)
        case .words(let groups): tally(groups, rows, &counts)
        }
    }

    @inline(__always)
    private static func tally<G: FixedWidthInteger>(_ groups: [G], _ rows: Bitmap, _ counts: inout [Int64]) {
        counts.withUnsafeMutableBufferPointer { counts in
            groups.withUnsafeBufferPointer { groups in
                rows.words.withUnsafeBufferPointer { words in
                    for index in words.indices {
                        var rest = words[index]
                        while rest != 0 {
                            counts[Int(groups[index << 6 &+ rest.trailingZeroBitCount])] &+= 1
                            rest &= rest &- 1
                        }
                    }
                }
            }
        }
    }
}
