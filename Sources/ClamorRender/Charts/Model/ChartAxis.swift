import ClamorColumns
import ClamorTime

/// What values are laid out along.
package enum ChartAxis: Sendable {
    /// Names in the order in which they are drawn.
    case categories([String])
    case times(TimeAxis)
    /// Bins of numbers: n + 1 ascending edges for n positions.
    case bins(edges: [Double], format: ColumnInfo)
    /// A continuous scale, for points.
    case numbers(ValueScale, format: ColumnInfo)

    /// Positions along the axis; 0 on a continuous scale.
    package var count: Int {
        switch self {
        case .categories(let names): names.count
        case .times(let times): times.starts.count
        case .bins(let edges, _): max(0, edges.count - 1)
        case .numbers: 0
        }
    }

    /// Whether a position is a bucket that is not whole.
    package func isPartial(at position: Int) -> Bool {
        if case .times(let times) = self { times.isPartial(at: position) } else { false }
    }
}

/// Times along an axis: buckets of one step with none left out, or moments as they came.
package struct TimeAxis: Sendable {
    /// Ascending; each a bucket's start, or a moment.
    package var starts: [Instant]
    /// Where the last bucket ends; nil for moments.
    package var end: Instant?
    /// The unit of buckets and how many of it each holds; nil for moments.
    package var step: (count: Int, unit: BucketUnit)?
    /// Whether the question's range begins inside the first bucket, and ends inside the last: they hold less than others.
    package var isPartial: (first: Bool, last: Bool)
    package var zone: Zone

    package init(
        starts: [Instant], end: Instant? = nil, step: (count: Int, unit: BucketUnit)? = nil,
        isPartial: (first: Bool, last: Bool) = (false, false), zone: Zone
    ) {
        self.starts = starts
        self.end = end
        self.step = step
        self.isPartial = isPartial
        self.zone = zone
    }

    /// Whether the bucket at a position is not whole.
    package func isPartial(at position: Int) -> Bool {
        position == 0 && isPartial.first || position == starts.count - 1 && isPartial.last
    }

    /// Where a position lies along a line drawn through all, 0…1: evenly for buckets, by time for moments.
    package func share(of position: Int) -> Double {
        guard starts.count > 1 else { return 0.5 }
        if step != nil { return Double(position) / Double(starts.count - 1) }
        let first = starts[0].milliseconds
        let span = starts[starts.count - 1].milliseconds - first
        return span > 0 ? Double(starts[position].milliseconds - first) / Double(span) : 0.5
    }

    /// A position's time, as short as its unit allows.
    package func label(of position: Int) -> String {
        let cells = CellText(zone: zone)
        let start = starts[position].milliseconds
        return step.map { cells.bucket(start, $0.unit) } ?? cells.moment(start)
    }
}
