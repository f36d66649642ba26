import ClamorColumns

/// Numbers from a seed (SplitMix64, Steele, Lea and Flood 2014), so that every run of a test is the same.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }

    mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }

    /// True so many times in a hundred.
    mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
}

/// Mentions from few values, so that groups, ties and missing values abound.
enum RandomMentions {
    /// 2026-03-02T00:00Z, a Monday.
    static let start: Int64 = 1_772_409_600_000
    static let words = ["refund", "late", "great", "delay", "Me", "café", "the", "app", "win", "night"]

    static func rows(_ count: Int, _ numbers: inout SeededNumbers) -> [MemorySource.Row] {
        (0..<count).map { row(id: $0, of: count, &numbers) }
    }

    private static func row(id: Int, of count: Int, _ numbers: inout SeededNumbers) -> MemorySource.Row {
        var row: MemorySource.Row = [
            "id": .text("m\(id)"),
            "time": .time(start + Int64(numbers.below(40)) * 43_200_000 + Int64(numbers.below(3)) * 1_000),
            "brand": .list(some(["Acme", "ACME", "Bolt", "Café", "CAFÉ", "Dyna"], &numbers)),
            "theme": .list(some(["price", "Price", "delivery"], &numbers)),
            "hashtags": .list(some(["win", "Win", "sale", "now"], &numbers)),
            "text": .text(sentence(&numbers)),
            "batch": .integer(Int64(1 + numbers.below(4))),
        ]
        func set(_ field: String, missing: Int, _ value: (inout SeededNumbers) -> Value) {
            if !numbers.chance(missing) { row[field] = value(&numbers) }
        }
        set("channel", missing: 5) { .text($0.pick(["twitter", "Twitter", "reddit", "news", "forum"])) }
        set("author", missing: 10) { .text($0.pick(["ann", "Ann", "bob", "cy", "Dee", "dee", "eve"])) }
        set("parent", missing: 40) { .text("m\($0.below(count))") }
        set("thread", missing: 30) { .text("m\($0.below(8))") }
        set("country", missing: 40) { .text($0.pick(["DE", "US", "us", "FR"])) }
        set("lang", missing: 30) { .text($0.pick(["en", "de", "es"])) }
        set("title", missing: 60) { .text(sentence(&$0)) }
        set("likes", missing: 30) { .integer(Int64($0.below(6))) }
        set("shares", missing: 60) { .integer(Int64($0.below(4))) }
        set("replies", missing: 70) { .integer(Int64($0.below(3))) }
        set("followers", missing: 20) { .integer(Int64($0.below(5)) * 1_000) }
        set("reach", missing: 25) { .integer(Int64($0.below(50))) }
        set("score", missing: 25) { .fixed(Int64($0.below(9) - 4) * 2_500) }
        set("rating", missing: 50) { .fixed(Int64($0.below(9) + 2) * 5_000) }
        set("verified", missing: 30) { .boolean($0.chance(40)) }
        set("extra.note", missing: 50) { .text($0.pick(["alpha", "Beta", "12", "3.5", "at"])) }
        if numbers.chance(8) { row["hidden"] = .boolean(true) }
        return row
    }

    private static func some(_ values: [String], _ numbers: inout SeededNumbers) -> [String] {
        (0..<numbers.pick([0, 1, 1, 1, 2, 3])).map { _ in numbers.pick(values) }
    }

    private static func sentence(_ numbers: inout SeededNumbers) -> String {
        (0..<1 + numbers.below(7)).map { _ in numbers.pick(words) }.joined(
            separator: numbers.pick([" ", " ", ", ", "-"]))
    }

    /// Lengths of segments that cut so many rows.
    static func cuts(_ count: Int, _ numbers: inout SeededNumbers) -> [Int] {
        var cuts: [Int] = []
        var left = count
        while left > 0, cuts.count < 6 {
            let cut = numbers.pick([0, 1, 7, 64, 65, 130])
            cuts.append(cut)
            left -= cut
        }
        return cuts
    }
}
