import Synchronization

/// How far a piece of work is: told by whoever does it, read by whoever waits for it.
package final class WorkProgress: Sendable {
    /// What is done at the moment.
    package enum Activity: String, Sendable {
        case working, reading, searching, grouping, sorting, scoring, training, writing
    }

    package struct State: Sendable, Hashable {
        package var activity = Activity.working
        /// Mentions or rows dealt with; never fewer while the activity is the same.
        package var done = 0
        /// How many there are; nil where that is not known.
        package var total: Int?
        /// What is counted, in the plural.
        package var unit = "mentions"

        package init(_ activity: Activity = .working, done: Int = 0, total: Int? = nil, unit: String = "mentions") {
            self.activity = activity
            self.done = done
            self.total = total
            self.unit = unit
        }
    }

    private let held = Mutex(State())

    package init() {}

    package var state: State { held.withLock { $0 } }

    /// What was done before is over; this begins.
    package func begin(_ activity: Activity, _ total: Int? = nil, unit: String = "mentions") {
        held.withLock { $0 = State(activity, total: total, unit: unit) }
    }

    package func advance(by count: Int) { held.withLock { $0.done += count } }
}
