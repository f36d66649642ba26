/// A chart as asked for; what is nil is chosen from the columns.
package struct ChartRequest: Sendable, Hashable {
    /// The order of the names along an axis.
    package enum Order: String, Sendable, Hashable, CaseIterable {
        /// As the rows come.
        case given
        /// Largest first.
        case value
        case name
    }

    package var kind: ChartKind?
    package var values: [String]
    package var by: String?
    package var title: String?
    /// Cells across, of text; a hundredth of the width of a picture each.
    package var width: Int?
    /// Lines of the plot.
    package var height: Int?
    package var minimum: Double?
    package var maximum: Double?
    package var isLogarithmic: Bool
    package var order: Order?
    /// So many names or series, the largest; the rest is summed up where sums mean something.
    package var limit: Int?
    /// Whether peaks far above the usual are marked.
    package var marksSpikes: Bool

    package init(
        kind: ChartKind? = nil, values: [String] = [], by: String? = nil, title: String? = nil, width: Int? = nil,
        height: Int? = nil, minimum: Double? = nil, maximum: Double? = nil, isLogarithmic: Bool = false,
        order: Order? = nil, limit: Int? = nil, marksSpikes: Bool = false
    ) {
        self.kind = kind
        self.values = values
        self.by = by
        self.title = title
        self.width = width
        self.height = height
        self.minimum = minimum
        self.maximum = maximum
        self.isLogarithmic = isLogarithmic
        self.order = order
        self.limit = limit
        self.marksSpikes = marksSpikes
    }
}
