import ClamorColumns

/// Which columns of an aligned table are shown and how wide each is: texts give way first, then names of columns go on
/// several lines, then columns on the right are left out.
struct TableLayout {
    static let narrowestText = 8
    /// An id that is cut in the middle still tells itself apart from others.
    static let narrowestIdentifier = 24
    /// What is shown of whole mentions, which have more columns than anyone reads.
    static let readingColumns = ["time", "channel", "author", "text", "score", "reach", "likes", "shares"]
    /// What people came to read keeps this much before other columns do.
    static let narrowestBody = 32
    /// More columns than this are whole mentions rather than an answer made to be read.
    static let mostColumns = 24
    /// Cells of a bar in a cell.
    static let bars = 8...12
    static let gap = 2

    /// All columns, those that are shown with their widths.
    private(set) var columns: [TableColumn]
    /// Indices of the columns that are shown, in order.
    private(set) var shown: [Int]
    private let body: Int?
    private let room: Int?

    /// - Parameters:
    ///   - columns: measured.
    ///   - room: cells of a line; nil: as many as the rows need.
    init(_ columns: [TableColumn], room: Int?) {
        self.columns = columns
        self.room = room
        body = columns.firstIndex { $0.info.name == "text" && $0.info.type == .text }
        shown = Array(columns.indices)
        for index in columns.indices { self.columns[index].width = columns[index].natural }
        if let room { fit(room) }
        addBars()
    }

    /// Names of the columns that are left out.
    var hidden: [String] { columns.indices.filter { !shown.contains($0) }.map { columns[$0].name } }

    /// Cells that a line leaves free; nil: any number.
    var slack: Int? { room.map { max(0, $0 - total) } }

    private var total: Int {
        shown.reduce(0) { $0 + columns[$1].drawnWidth } + max(0, shown.count - 1) * Self.gap
    }

    private mutating func fit(_ room: Int) {
        let read = Self.readingColumns.compactMap { name in columns.firstIndex { $0.info.name == name } }
        if columns.count > Self.mostColumns,
            ["time", "text"].allSatisfy({ name in read.contains { columns[$0].info.name == name } })
        {
            shown = read
        }
        // The widest give way first, down to what is still readable.
        while total > room {
            let shrinkable = shown.filter { columns[$0].width > narrowest($0) }
            guard let widest = shrinkable.max(by: { columns[$0].width < columns[$1].width }) else { break }
            let next = shrinkable.filter { $0 != widest }.map { columns[$0].width }.max() ?? 0
            let step = min(total - room, max(1, columns[widest].width - next))
            columns[widest].width = max(narrowest(widest), columns[widest].width - step)
        }
        while total > room, let last = shown.lastIndex(where: { $0 != body }), shown.count > 1 {
            shown.remove(at: last)
        }
        if total > room, let only = shown.first { columns[only].width = max(1, room) }
        // What columns left out have freed goes back to those that gave way.
        for index in shown where columns[index].width < columns[index].natural {
            columns[index].width += min(columns[index].natural - columns[index].width, max(0, room - total))
        }
    }

    /// How far a column may be narrowed: texts down to a few words, numbers and times to their values.
    private func narrowest(_ index: Int) -> Int {
        let column = columns[index]
        if index == body { return Self.narrowestBody }
        if column.info.format == .spark {
            return max(min(TableColumn.narrowestSpark, column.content), column.longestNamePart)
        }
        if column.info.isRight || column.info.type == .time || column.info.type == .boolean {
            return max(column.content, column.longestNamePart)
        }
        if column.info.format == .identifier || column.info.format == .path { return Self.narrowestIdentifier }
        return max(Self.narrowestText, min(column.longestNamePart, 16))
    }

    private mutating func addBars() {
        for index in shown where columns[index].info.isShare {
            let bar = min(Self.bars.upperBound, (slack ?? .max) - 1)
            if bar >= Self.bars.lowerBound { columns[index].bar = bar }
        }
    }
}
