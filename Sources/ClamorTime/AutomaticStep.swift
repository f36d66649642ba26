extension CalendarDuration {
    /// The shortest step of the ladder below that cuts a range in no more than `count` buckets, give or take the ends.
    /// Its steps are those that people read a clock and a calendar by.
    package static func automaticStep(for range: Range<Instant>, atMost count: Int) -> CalendarDuration {
        let length = range.upperBound.milliseconds - range.lowerBound.milliseconds
        let least = length / Int64(max(1, count))
        return ladder.first { $0.shortestMilliseconds >= least } ?? years(covering: least)
    }

    private static let ladder: [CalendarDuration] =
        [1, 5, 15, 30].map { CalendarDuration($0, .second) } + [1, 5, 15, 30].map { CalendarDuration($0, .minute) }
        + [1, 3, 6, 12].map { CalendarDuration($0, .hour) } + [
            CalendarDuration(1, .day), CalendarDuration(1, .week), CalendarDuration(1, .month),
            CalendarDuration(1, .quarter), CalendarDuration(1, .year),
        ]

    /// 1, 2, 5, 10, 20, 50, … years.
    private static func years(covering length: Int64) -> CalendarDuration {
        var power = 1
        while true {
            for factor in [1, 2, 5] {
                let step = CalendarDuration(factor * power, .year)
                if step.shortestMilliseconds >= length { return step }
            }
            power *= 10
        }
    }
}
