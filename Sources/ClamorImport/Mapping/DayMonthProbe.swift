import ClamorTime

/// The order of day and month in a file, from what its dates allow.
struct DayMonthProbe {
    private var dayFirst = 0
    private var monthFirst = 0
    private var either = 0

    mutating func look(at date: UnsafeBufferPointer<UInt8>) {
        switch dayMonthEvidence(date) {
        case .dayFirst: dayFirst += 1
        case .monthFirst: monthFirst += 1
        case .either: either += 1
        case .none: break
        }
    }

    /// Dates were seen that may be read both ways, and none that settles it.
    var isOpen: Bool { either > 0 && dayFirst == monthFirst }

    /// The order, and what to say about it; nil where no date needs one.
    var verdict: (order: DayMonthOrder, note: String)? {
        if dayFirst == 0, monthFirst == 0, either == 0 { return nil }
        if dayFirst == monthFirst {
            return (
                .dayFirst,
                "dates such as 3/4 are taken day first: no date of the file settles the order of day and month"
            )
        }
        return dayFirst > monthFirst
            ? (.dayFirst, "dates are day first, as its dates show")
            : (.monthFirst, "dates are month first, as its dates show")
    }
}
