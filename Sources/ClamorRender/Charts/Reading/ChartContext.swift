import ClamorQuery
import ClamorTime

/// What is known of an answer beside its rows, for charts of it.
package struct ChartContext: Sendable {
    package var zone: Zone
    /// What the question covers; ends of buckets outside are not whole.
    package var range: TimeRange?
    /// The instant of the question; nothing is known of what lies behind it.
    package var now: Instant?
    /// Columns that rows were grouped by, though they may hold numbers.
    package var keys: Set<String>
    /// Columns whose values add up: counts and sums.
    package var additive: Set<String>
    /// Columns of groups whose values do not add up: averages, rates, different things counted.
    package var averages: Set<String>
    /// What somebody noted for a time.
    package var notes: [(time: Instant, text: String)]

    package init(
        zone: Zone, range: TimeRange? = nil, now: Instant? = nil, keys: Set<String> = [], additive: Set<String> = [],
        averages: Set<String> = [], notes: [(time: Instant, text: String)] = []
    ) {
        self.zone = zone
        self.range = range
        self.now = now
        self.keys = keys
        self.additive = additive
        self.averages = averages
        self.notes = notes
    }
}

/// A chart cannot be drawn from these columns; the message says what is missing.
package struct ChartError: Error, Sendable, Equatable {
    package var message: String
    package var help: String?
}
