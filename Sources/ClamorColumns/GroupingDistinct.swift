/// The codes that came in each group: a bitmap a group while those are small, a set of pairs beyond.
package struct DistinctCodes: Sendable {
    private var groupCount = 0
    /// Words of each group's bitmap.
    private var stride = 0
    private var words: [UInt64] = []
    private var pairs: PairSet?

    /// The most words that bitmaps may take in all (32 MiB).
    private static let limit = 1 << 22

    package init() {}

    /// Notes each row's code (from 1; 0 stands for a missing value and is left out) in its group.
    ///
    /// - Parameter cardinality: a number above all codes.
    package mutating func add(codes: Codes, groups: Codes, groupCount: Int, cardinality: Int) {
        makeRoom(groups: groupCount, cardinality: cardinality)
        if pairs != nil {
            for row in codes.indices where codes[row] != 0 {
                _ = pairs?.insert(group: groups[row], code: codes[row])
            }
            return
        }
        switch groups {
        case .bytes(let groups): note(codes, groups)
        case .shorts(let groups): note(codes, groups)
        case .words(let groups): note(codes, groups)
        }
    }

    @inline(__always)
    private mutating func note<G: FixedWidthInteger>(_ codes: Codes, _ groups: [G]) {
        switch codes {
        case .bytes(let codes): note(codes, groups)
        case .shorts(let codes): note(codes, groups)
        case .words(let codes): note(codes, groups)
        }
    }

    @inline(__always)
    private mutating func note<C: FixedWidthInteger, G: FixedWidthInteger>(_ codes: [C], _ groups: [G]) {
        let stride = stride
        words.withUnsafeMutableBufferPointer { words in
            codes.withUnsafeBufferPointer { codes in
                groups.withUnsafeBufferPointer { groups in
                    for row in codes.indices {
                        let code = Int(codes[row])
                        words[Int(groups[row]) &* stride &+ code >> 6] |= 1 << UInt64(truncatingIfNeeded: code & 63)
                    }
                }
            }
        }
    }

    /// Takes over another's codes, its groups and codes renumbered; 0 stays 0, and groups that become `.max` go.
    package mutating func absorb(
        _ other: DistinctCodes, groups: [UInt32], groupCount: Int, codes: [UInt32], cardinality: Int
    ) {
        makeRoom(groups: groupCount, cardinality: cardinality)
        if pairs == nil, other.pairs == nil, codes.indices.allSatisfy({ codes[$0] == UInt32($0) }) {
            for group in 0..<(other.stride == 0 ? 0 : min(other.groupCount, groups.count)) where groups[group] != .max {
                let own = Int(groups[group]) * stride
                for index in 0..<other.stride { words[own + index] |= other.words[group * other.stride + index] }
            }
            return
        }
        var newGroups: [UInt32] = []
        var newCodes: [UInt32] = []
        other.visit { group, code in
            if groups[group] == .max { return }
            newGroups.append(groups[group])
            newCodes.append(codes[code])
        }
        add(codes: .words(newCodes), groups: .words(newGroups), groupCount: groupCount, cardinality: cardinality)
    }

    /// The number of codes in each group.
    package func counts(groupCount: Int) -> [Int64] {
        var counts = [Int64](repeating: 0, count: groupCount)
        visit { group, _ in counts[group] += 1 }
        return counts
    }

    /// Every group and code, without 0.
    package func visit(_ body: (Int, Int) -> Void) {
        if let pairs {
            for number in 0..<pairs.count {
                let pair = pairs.pair(number)
                body(Int(pair.group), Int(pair.code))
            }
            return
        }
        for group in 0..<(stride == 0 ? 0 : groupCount) {
            for index in 0..<stride {
                var word = words[group * stride + index]
                if index == 0 { word &= ~1 }
                while word != 0 {
                    body(group, index << 6 + word.trailingZeroBitCount)
                    word &= word &- 1
                }
            }
        }
    }

    private mutating func makeRoom(groups: Int, cardinality: Int) {
        guard pairs == nil else { return }
        var newStride = max(stride, 1)
        while newStride << 6 < cardinality { newStride *= 2 }
        if newStride == stride, groups <= groupCount { return }
        let old = self
        groupCount = max(groups, groupCount)
        if newStride * groupCount > Self.limit {
            var set = PairSet()
            old.visit { _ = set.insert(group: UInt32($0), code: UInt32($1)) }
            pairs = set
            words = []
            return
        }
        if newStride == stride {
            words.append(contentsOf: repeatElement(0, count: stride * groupCount - words.count))
            return
        }
        stride = newStride
        words = [UInt64](repeating: 0, count: newStride * groupCount)
        for group in 0..<(old.stride == 0 ? 0 : old.groupCount) {
            for index in 0..<old.stride { words[group * newStride + index] = old.words[group * old.stride + index] }
        }
    }
}
