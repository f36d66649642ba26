/// Finds which of some new keys are among many stored ones, by streaming the stored ones past a small table.
package struct KeyProbe {
    /// Open addressing; `vacant` where free.
    private var slots: [UInt64]
    private let vacant: UInt64
    /// The new keys that came more than once.
    package private(set) var repeated: Set<UInt64> = []
    /// One bit for each 20-bit beginning of a key, so that most stored keys touch nothing else.
    private var filter = [UInt64](repeating: 0, count: 1 << 14)

    package init(_ keys: [UInt64]) {
        var slotCount = 16
        while slotCount < keys.count * 2 { slotCount *= 2 }
        var vacant: UInt64 = 0
        let small = Set(keys.lazy.filter { $0 <= keys.count })
        while small.contains(vacant) { vacant += 1 }
        self.vacant = vacant
        slots = [UInt64](repeating: vacant, count: slotCount)
        for key in keys { insert(key) }
    }

    private mutating func insert(_ key: UInt64) {
        filter[Int(key >> 50)] |= 1 << (key >> 44 & 63)
        let mask = slots.count - 1
        var place = Int(truncatingIfNeeded: key) & mask
        while slots[place] != vacant && slots[place] != key { place = (place + 1) & mask }
        if slots[place] == key { repeated.insert(key) }
        slots[place] = key
    }

    /// Adds the places of the stored keys that are among the new ones, each as `firstRow` plus its index.
    package func collect(_ stored: [UInt64], firstRow: Int64, into hits: inout [UInt64: [Int64]]) {
        forEachHit(in: stored) { index, key in hits[key, default: []].append(firstRow + Int64(index)) }
    }

    /// Names the stored keys that are among the new ones, in order.
    @inline(__always)
    package func forEachHit(in stored: [UInt64], _ body: (_ index: Int, _ key: UInt64) -> Void) {
        let mask = slots.count - 1
        stored.withUnsafeBufferPointer { stored in
            for index in stored.indices {
                let key = stored[index]
                guard filter[Int(key >> 50)] >> (key >> 44 & 63) & 1 == 1 else { continue }
                var place = Int(truncatingIfNeeded: key) & mask
                while slots[place] != vacant {
                    if slots[place] == key {
                        body(index, key)
                        break
                    }
                    place = (place + 1) & mask
                }
            }
        }
    }
}
