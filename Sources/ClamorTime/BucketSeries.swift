import ClamorText

extension Buckets {
    /// The most buckets that one series may have.
    package static let limit = 100_000

    /// Every bucket that covers some of a range, in order, none left out. An error when they are too many.
    package func series(covering range: Range<Instant>) throws(TimeError) -> BucketSeries {
        let from = range.lowerBound.milliseconds
        let until = range.upperBound.milliseconds
        var starts: [Int64] = []
        var start = start(of: from)
        while start < until || starts.isEmpty {
            if starts.count == Self.limit {
                throw TimeError(
                    "steps of \(step) cut this range in more than \(formatInteger(Self.limit, grouped: true)) buckets",
                    help: "a longer step or a shorter range")
            }
            starts.append(start)
            start = next(after: start)
        }
        let isPartial = (first: from > starts[0], last: until < start)
        return BucketSeries(buckets: self, starts: starts, end: start, isPartial: isPartial)
    }
}

/// The buckets that cover a range.
package struct BucketSeries: Sendable {
    package let buckets: Buckets
    /// Ascending, at least one.
    package let starts: [Int64]
    /// Where the last bucket ends.
    package let end: Int64
    /// Whether the range begins inside the first bucket, and ends inside the last.
    package let isPartial: (first: Bool, last: Bool)

    /// The place of each time's bucket in the series, in `out`, which takes the count of `times`; -1 for a time outside.
    package func ordinals(of times: [Int64], into out: inout [Int32]) {
        if out.count != times.count { out = [Int32](repeating: -1, count: times.count) }
        let perMillisecond = Double(starts.count) / Double(end - starts[0])
        var place = 0
        var lower = starts[0]
        var upper = starts.count > 1 ? starts[1] : end
        for index in times.indices {
            let time = times[index]
            if time < lower || time >= upper {
                guard time >= starts[0], time < end else {
                    out[index] = -1
                    continue
                }
                place = ordinal(of: time, perMillisecond: perMillisecond)
                lower = starts[place]
                upper = place + 1 < starts.count ? starts[place + 1] : end
            }
            out[index] = Int32(place)
        }
    }

    /// Steps are nearly of one length, so a guess by proportion is a step or two off at most.
    private func ordinal(of time: Int64, perMillisecond: Double) -> Int {
        var place = min(starts.count - 1, Int(Double(time - starts[0]) * perMillisecond))
        while starts[place] > time { place -= 1 }
        while place + 1 < starts.count, starts[place + 1] <= time { place += 1 }
        return place
    }
}
