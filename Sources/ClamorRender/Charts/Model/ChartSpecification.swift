import ClamorColumns
import ClamorQuery
import ClamorTime

/// What a chart shows, independent of where it is drawn: panels of series over one axis, marks and captions. Text, SVG and
/// HTML are drawn from it, so they show the same.
package struct ChartSpecification: Sendable {
    package var kind: ChartKind
    package var title: String
    package var axis: ChartAxis
    package var axisName: String
    /// The column that makes the series, where there is one.
    package var seriesName: String?
    /// One a measure, or one a series where series do not share a plot.
    package var panels: [ChartPanel]
    /// What is remarkable along the axis, in its order.
    package var marks: [ChartMark] = []
    /// Figures of the kind `number`.
    package var tiles: [ChartTile] = []
    /// What was left out, summed up or cut, and how lines and hatches are to be read; a sentence each.
    package var captions: [String] = []
    /// Why this kind, where none was asked for.
    package var choice: String?
    /// Cells across that were asked for.
    package var width: Int?
    /// Lines of a plot that were asked for.
    package var height: Int?

    package init(
        kind: ChartKind, title: String, axis: ChartAxis, axisName: String, seriesName: String? = nil,
        panels: [ChartPanel] = []
    ) {
        self.kind = kind
        self.title = title
        self.axis = axis
        self.axisName = axisName
        self.seriesName = seriesName
        self.panels = panels
    }

    /// More series than this are not told apart; the smallest are summed up as `other`.
    package static let mostSeries = 10

    /// Whether there is nothing that could be drawn.
    package var isEmpty: Bool {
        tiles.isEmpty
            && !panels.contains { $0.series.contains { !$0.points.isEmpty || $0.values.contains { $0 != nil } } }
    }
}

/// One measure on its own scale.
package struct ChartPanel: Sendable {
    /// The measure's name, or that of the series where each has a plot of its own.
    package var title: String
    /// How values are written.
    package var format: ColumnInfo
    package var series: [ChartSeries]
    package var scale: ValueScale

    package init(title: String, format: ColumnInfo, series: [ChartSeries], scale: ValueScale) {
        self.title = title
        self.format = format
        self.series = series
        self.scale = scale
    }
}

/// One line or set of bars. Values lie at the axis's positions; nil is a gap.
package struct ChartSeries: Sendable {
    package var name: String
    /// The colour, the same in every panel and for the period before.
    package var ink: Ink
    package var values: [Double?]
    /// The ends of the interval of 95 % at each position.
    package var interval: (low: [Double?], high: [Double?])?
    /// Whether these are the values of the period before, drawn thin or broken beside the present ones.
    package var isBefore = false
    /// What was found at a position: `gap` or `drop`; empty where nothing was looked for.
    package var findings: [String?] = []
    /// Points of a scatter chart, which has no values at positions.
    package var points: [ChartPoint] = []

    package init(name: String, ink: Ink, values: [Double?] = []) {
        self.name = name
        self.ink = ink
        self.values = values
    }
}

/// A row of a scatter chart.
package struct ChartPoint: Sendable, Equatable {
    package var x: Double
    package var y: Double
    /// What the row is about; empty where it has no name.
    package var label: String

    package init(x: Double, y: Double, label: String) {
        self.x = x
        self.y = y
        self.label = label
    }
}

/// Something remarkable at one position of the axis: drawn as its letter, explained below the chart.
package struct ChartMark: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
        /// What somebody noted for that time.
        case note
        /// A value far above the usual.
        case spike
    }

    package var kind: Kind
    package var position: Int
    /// The panel and series that it is about; nil: the whole chart.
    package var place: (panel: Int, series: Int)?
    /// A, B, C …
    package var letter: String
    /// The explanation, beginning with the time.
    package var text: String

    package init(kind: Kind, position: Int, place: (panel: Int, series: Int)?, letter: String, text: String) {
        self.kind = kind
        self.position = position
        self.place = place
        self.letter = letter
        self.text = text
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.kind == right.kind && left.position == right.position && left.letter == right.letter
            && left.text == right.text && left.place?.panel == right.place?.panel
            && left.place?.series == right.place?.series
    }
}

/// A figure in large.
package struct ChartTile: Sendable, Equatable {
    package var label: String
    /// The value as it is to be read: "1,204", "-12.5".
    package var value: String
    /// "+204 (+20.4 %) from 1,000, p < 0.0001"; nil where nothing is known of before.
    package var change: String?
    /// Whether the value rose (1), fell (-1) or neither; chooses the sign beside the change.
    package var direction = 0
    /// The values over time that led to it, for a small line; empty where there are none.
    package var history: [Double?] = []

    package init(label: String, value: String, change: String? = nil, direction: Int = 0, history: [Double?] = []) {
        self.label = label
        self.value = value
        self.change = change
        self.direction = direction
        self.history = history
    }
}
