extension Kernels {
    /// Adds 1 to the count of each row's group.
    package static func count(_ groups: [UInt32], into counts: inout [Int64]) {
        counts.withUnsafeMutableBufferPointer { counts in
            groups.withUnsafeBufferPointer { groups in
                for row in groups.indices { counts[Int(groups[row])] &+= 1 }
            }
        }
    }

    /// The same for the rows of a set alone.
    package static func count(_ groups: [UInt32], rows: Bitmap, into counts: inout [Int64]) {
        counts.withUnsafeMutableBufferPointer { counts in
            groups.withUnsafeBufferPointer { groups in
                rows.words.withUnsafeBufferPointer { words in
                    for row in groups.indices {
                        let bit = words[row >> 6] >> UInt64(row & 63) & 1
                        counts[Int(groups[row])] &+= Int64(truncatingIfNeeded: bit)
                    }
                }
            }
        }
    }

    /// Rows once for each value of a list, with the key codes of the values: an empty list is one row with code 0, and a
    /// value that comes again in the same list, in whatever spelling, is left out.
    ///
    /// - Parameter classes: for each code the code of its folded form.
    /// - Returns: source row (nil: each row once) and key code of each new row, and how many rows have several values.
    package static func exploded(
        offsets: [UInt32], codes: [UInt32], classes: () -> [UInt32]
    ) -> (rows: [Int32]?, codes: [UInt32], repeated: Int) {
        let count = offsets.count - 1
        if let keys = single(offsets, codes) { return (nil, keys, 0) }
        // Room for a value of each row, and for each value after the first.
        let most = count + codes.count
        var rows = [Int32](unsafeUninitializedCapacity: most) { $1 = 0 }
        var held: [UInt32]?
        var repeated = 0
        let keys = [UInt32](unsafeUninitializedCapacity: most) { keys, keyCount in
            rows = [Int32](unsafeUninitializedCapacity: most) { rows, rowCount in
                var next = 0
                for row in 0..<count {
                    let lower = Int(offsets[row])
                    let upper = Int(offsets[row + 1])
                    rows[next] = Int32(truncatingIfNeeded: row)
                    if upper &- lower <= 1 {
                        keys[next] = lower == upper ? 0 : codes[lower] &+ 1
                        next &+= 1
                        continue
                    }
                    let classes = held ?? classes()
                    held = classes
                    let start = next
                    for place in lower..<upper {
                        let code = codes[place]
                        let isNew = !keys[start..<next].contains { classes[Int($0) - 1] == classes[Int(code)] }
                        if !isNew { continue }
                        rows[next] = Int32(truncatingIfNeeded: row)
                        keys[next] = code &+ 1
                        next &+= 1
                    }
                    if next - start > 1 { repeated += 1 }
                }
                rowCount = next
                keyCount = next
            }
        }
        return (rows, keys, repeated)
    }

    /// Key codes of lists of which none has several values; nil when one has.
    private static func single(_ offsets: [UInt32], _ codes: [UInt32]) -> [UInt32]? {
        let count = offsets.count - 1
        guard codes.count <= count else { return nil }
        var longest: UInt32 = 0
        for row in 0..<count { longest = max(longest, offsets[row + 1] &- offsets[row]) }
        guard longest <= 1 else { return nil }
        return map(count: count) { row in offsets[row] == offsets[row + 1] ? 0 : codes[Int(offsets[row])] &+ 1 }
    }
}
