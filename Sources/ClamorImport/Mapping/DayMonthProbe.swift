import ClamorTime

/// The order of day and month in a file, from what its dates allow.
struct DayMonthProbe {
    private var dayFirst = 0
    private var monthFirst = 0
    private var either = 0
    /// The first date that may be read both ways.
    private(set) var example: String?

    mutating func look(at date: UnsafeBufferPointer<UInt8>) {
        switch dayMonthEvidence(date) {
        case .dayFirst: dayFirst += 1
        case .monthFirst: monthFirst += 1
        case .either:
            if example == nil { example = String(decoding: date, as: UTF8.self) }
            either += 1
        case .none: break
        }
    }

    /// Dates were seen that may be read both ways, and none that settles it.
    var isOpen: Bool { either > 0 && dayFirst == monthFirst }

    /// The order, and what to say about it; nil where no date needs one.
    ///
    /// - Parameter said: the order that was said for dates that leave it open.
    /// - Throws: `ImportError.dayMonthOpen` where the dates leave it open and nothing was said.
    func verdict(said: DayMonthOrder?, source: String, column: String) throws -> (order: DayMonthOrder, note: String)? {
        if dayFirst == monthFirst {
            // Dates that may be read one way alone need no order.
            guard isOpen else { return nil }
            guard let said else {
                throw ImportError.dayMonthOpen(source: source, column: column, example: example ?? "")
            }
            let order = said == .dayFirst ? "day" : "month"
            return (said, "dates are \(order) first, as said: no date of the file settles it")
        }
        return dayFirst > monthFirst
            ? (.dayFirst, "dates are day first, as its dates show")
            : (.monthFirst, "dates are month first, as its dates show")
    }
}
