import ClamorColumns

/// Chooses the first rows of each group out of rows in order.
struct RankedRows {
    /// Places that are kept, in order.
    private(set) var kept: [Int32] = []
    /// Rows that were cut although their keys are those of the last that was kept in their group.
    private(set) var tied = 0

    /// - Parameters:
    ///   - order: places of all rows, best first.
    ///   - keys: for each key the value at each place.
    ///   - groups: the groups of each place; a row is kept when one of them has room.
    init(order: [Int32], count: Int, keys: [[Int64]], groups: (Int32) -> [UInt32]) {
        guard count > 0 else { return }
        var seen: [UInt32: Int] = [:]
        var last: [UInt32: Int32] = [:]
        for place in order {
            var hasRoom = false
            var ties = false
            for group in groups(place) {
                let before = seen[group, default: 0]
                seen[group] = before + 1
                if before < count {
                    hasRoom = true
                    last[group] = place
                } else if let held = last[group], keys.allSatisfy({ $0[Int(held)] == $0[Int(place)] }) {
                    ties = true
                }
            }
            if hasRoom { kept.append(place) } else if ties { tied += 1 }
        }
    }
}
