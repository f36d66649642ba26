extension Kernels {
    /// Lowers each group's value to the least of its rows. Groups without rows keep theirs.
    package static func lower(_ values: [Int64], groups: [UInt32], into least: inout [Int64]) {
        least.withUnsafeMutableBufferPointer { least in
            for row in values.indices {
                let group = Int(groups[row])
                least[group] = min(least[group], values[row])
            }
        }
    }

    /// Raises each group's value to the greatest of its rows.
    package static func raise(_ values: [Int64], groups: [UInt32], into greatest: inout [Int64]) {
        greatest.withUnsafeMutableBufferPointer { greatest in
            for row in values.indices {
                let group = Int(groups[row])
                greatest[group] = max(greatest[group], values[row])
            }
        }
    }

    /// Numbers as integers of the same order; -0 is 0.
    package static func ordered(_ values: [Double]) -> [Int64] {
        map(count: values.count) { ordered(values[$0]) }
    }

    /// One number as an integer that compares as it does.
    package static func ordered(_ value: Double) -> Int64 {
        let bits = Int64(bitPattern: (value == 0 ? 0 : value).bitPattern)
        // Negative numbers run backwards in their bits.
        return bits ^ ((bits >> 63) & .max)
    }

    /// The number that `ordered` made an integer of.
    package static func number(ordered: Int64) -> Double {
        Double(bitPattern: UInt64(bitPattern: ordered ^ ((ordered >> 63) & .max)))
    }
}
