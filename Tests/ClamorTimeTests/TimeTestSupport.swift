import ClamorTime

/// A time of a test, as ISO text: `2026-03-29T01:00:00Z`, or wall-clock time in `zone`.
func at(_ text: String, in zone: Zone = .utc) -> Instant {
    guard let time = parseTime(text, zone: zone) else { fatalError("no time: \(text)") }
    return time.instant
}

func ms(_ text: String, in zone: Zone = .utc) -> Int64 {
    at(text, in: zone).milliseconds
}

func zone(_ name: String) -> Zone {
    guard let zone = try? Zone(identifier: name) else { fatalError("no zone: \(name)") }
    return zone
}

/// Surveyed once: a suite is made anew for each of its cases.
let berlinZone = zone("Europe/Berlin")

/// An instant as UTC text.
func utc(_ time: Int64) -> String {
    TimeFormat.full.text(Instant(milliseconds: time), in: .utc)
}

/// SplitMix64 (Steele, Lea, Flood 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
