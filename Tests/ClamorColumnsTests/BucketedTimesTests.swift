import ClamorColumns
import ClamorTime
import Testing

/// Buckets looked up for whole columns are those found for each time by itself.
struct BucketedTimesTests {
    /// Times of a span around a change of clocks, in order or not.
    private func times(span: Int64, sorted: Bool, seed: UInt64) -> [UInt32] {
        var state = seed
        let made = (0..<3_000).map { _ -> UInt32 in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt32((state >> 33) % UInt64(span))
        }
        return sorted ? made.sorted() : made
    }

    @Test(
        arguments: ["UTC", "Europe/Berlin", "Australia/Lord_Howe", "America/New_York"],
        [CalendarUnit.minute, .hour, .day, .week, .month])
    func columnsAgreeWithSingleTimes(name: String, unit: CalendarUnit) throws {
        let zone = try Zone(identifier: name)
        let buckets = Buckets(unit, in: zone)
        // Two days before clocks change in each hemisphere.
        for (index, base) in [Int64(1_774_656_000_000), 1_775_174_400_000, 1_792_800_000_000].enumerated() {
            for (span, sorted) in [
                (Int64(5_000), true), (300_000_000, true), (300_000_000, false), (4_000_000_000, false),
            ] {
                let codes = times(span: span, sorted: sorted, seed: UInt64(index) + UInt64(span))
                let column = Integers.offset(base: base, most: UInt32(span), Codes(codes))
                var expected: [Int64] = []
                buckets.starts(of: column.widened, into: &expected)
                guard let found = column.bucketed(by: buckets, validity: nil) else { continue }
                #expect(found.widened == expected, "\(name), \(unit), \(span), \(sorted)")
            }
        }
    }
}
