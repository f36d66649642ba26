/// A moment: milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted. Batches carry the bare `Int64`.
package struct Instant: Comparable, Hashable, Sendable {
    package var milliseconds: Int64

    /// So many milliseconds after 1970-01-01T00:00:00Z.
    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// So many seconds after 1970-01-01T00:00:00Z.
    package init(seconds: Int64) {
        milliseconds = seconds * 1_000
    }

    /// By time.
    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    /// The instant so many milliseconds later.
    package func advanced(byMilliseconds count: Int64) -> Instant {
        Instant(milliseconds: milliseconds + count)
    }
}

/// Lengths in milliseconds.
enum Milliseconds {
    static let second: Int64 = 1_000
    static let minute: Int64 = 60_000
    static let hour: Int64 = 3_600_000
    static let day: Int64 = 86_400_000
}

/// What is wrong with a zone, a step or a duration that someone named.
package struct TimeError: Error, Sendable, Equatable {
    package var message: String
    /// What could be written instead.
    package var help: String?

    /// What is wrong, and what could be written instead.
    package init(_ message: String, help: String? = nil) {
        self.message = message
        self.help = help
    }
}

/// Division that rounds down, for times before 1970 too.
@inline(__always)
func floorDivide(_ value: Int64, by divisor: Int64) -> Int64 {
    let quotient = value / divisor
    return value % divisor < 0 ? quotient - 1 : quotient
}
