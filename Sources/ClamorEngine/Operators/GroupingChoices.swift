import ClamorColumns

/// What the groupings of a run chose of their rows, by the places of their operators, so that a run over another range
/// can choose the same.
struct GroupingChoices: Sendable {
    /// Folded names of the series that a trend shows by themselves; none where it shows all.
    var series: [Int: [String]] = [:]
    /// The groups that a limit left.
    var groups: [Int: TableRows] = [:]
    /// The starts of the buckets of a trend.
    var buckets: [Int64] = []
}
