/// A time zone with the history of its clock, from 1900 to 2100: before and after, the first and last offsets hold.
///
/// Wall-clock times are written like instants, as milliseconds since 1970-01-01T00:00 on that clock. A wall-clock time
/// that was skipped stands for the instant at which the clock went forward; one that came twice stands for the earlier.
package struct Zone: Sendable, Hashable, CustomStringConvertible {
    /// `UTC`, a name of the IANA database, or an offset such as `+02:00`.
    package let identifier: String
    /// When the offset changed, ascending; `offsets[i]` holds before `transitions[i]`, `offsets[i + 1]` from then on.
    let transitions: [Int64]
    /// Milliseconds that the clock is ahead of UTC; one more than transitions.
    let offsets: [Int64]

    package static let utc = Zone(identifier: "UTC", offset: 0)

    /// A zone whose clock never changed.
    init(identifier: String, offset: Int64) {
        self.init(identifier: identifier, transitions: [], offsets: [offset])
    }

    init(identifier: String, transitions: [Int64], offsets: [Int64]) {
        precondition(offsets.count == transitions.count + 1, "one offset around every transition")
        self.identifier = identifier
        self.transitions = transitions
        self.offsets = offsets
    }

    package var description: String { identifier }

    /// Whether the clock never changes.
    package var isFixed: Bool { transitions.isEmpty }

    /// Milliseconds that the clock is ahead of UTC.
    package func offset(at time: Int64) -> Int64 {
        offsets[interval(at: time)]
    }

    /// The wall-clock time.
    package func local(at time: Int64) -> Int64 {
        time + offset(at: time)
    }

    /// The date on the wall calendar.
    package func date(of instant: Instant) -> CivilDate {
        CivilDate(ofLocal: local(at: instant.milliseconds))
    }

    /// The instant of a wall-clock time.
    package func time(atLocal local: Int64) -> Int64 {
        occurrences(ofLocal: local).first
    }

    /// The instant at which a date begins.
    package func start(of date: CivilDate) -> Instant {
        Instant(milliseconds: time(atLocal: date.local))
    }

    /// When a wall-clock time came: once, twice when the clock was set back over it, and at the change itself when the
    /// clock was set forward over it.
    func occurrences(ofLocal local: Int64) -> (first: Int64, second: Int64?) {
        if isFixed { return (local - offsets[0], nil) }
        // No clock is a day or more away from UTC, so only the intervals within a day can hold it.
        var index = interval(at: local - Milliseconds.day)
        var first: Int64?
        while true {
            let time = local - offsets[index]
            let begins = index == 0 ? Int64.min : transitions[index - 1]
            let ends = index == transitions.count ? Int64.max : transitions[index]
            if time >= begins, time < ends {
                if let first { return (first, time) }
                first = time
            } else if time < begins {
                // Skipped by the change that began this interval, unless it came before that.
                return (first ?? begins, nil)
            }
            if ends == .max || ends > local + Milliseconds.day { return (first ?? time, nil) }
            index += 1
        }
    }

    /// The number of transitions at or before a time.
    func interval(at time: Int64) -> Int {
        var low = 0
        var high = transitions.count
        while low < high {
            let middle = (low + high) / 2
            if transitions[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// By name: it decides the rest.
    package static func == (left: Zone, right: Zone) -> Bool {
        left.identifier == right.identifier
    }

    /// By name, as `==`.
    package func hash(into hasher: inout Hasher) {
        hasher.combine(identifier)
    }
}

/// Offsets for many times, most of them near the one before: remembers the interval of the last look-up.
struct ZoneCursor {
    private let zone: Zone
    private(set) var begins: Int64
    private(set) var ends: Int64
    private(set) var offset: Int64
    /// How long the clock repeated itself when this interval began: 0 when it went forward or never changed.
    private(set) var overlap: Int64

    init(_ zone: Zone) {
        self.zone = zone
        begins = .max
        ends = .min
        offset = zone.offsets[0]
        overlap = 0
    }

    @inline(__always)
    mutating func move(to time: Int64) {
        if time < begins || time >= ends { locate(time) }
    }

    private mutating func locate(_ time: Int64) {
        let index = zone.interval(at: time)
        begins = index == 0 ? .min : zone.transitions[index - 1]
        ends = index == zone.transitions.count ? .max : zone.transitions[index]
        offset = zone.offsets[index]
        overlap = index == 0 ? 0 : max(0, zone.offsets[index - 1] - offset)
    }
}
