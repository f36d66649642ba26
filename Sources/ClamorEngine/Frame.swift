import ClamorColumns

/// Rows over which expressions are evaluated: some of a segment's, or those of a table. Columns are read when an
/// expression names them, and kept. Used by one thread at a time.
final class Frame {
    /// Where the rows are.
    enum Origin {
        case segment(Int)
        case table([String: Column])
    }

    /// How the rows of a part were chosen.
    private enum Choice {
        /// These rows of the frame of all rows.
        case picked([Int32])
        /// Those of a frame that are in a set.
        case kept(Frame, Bitmap)
    }

    let origin: Origin
    let context: RunContext
    /// How many rows there are; every column of the frame has as many.
    let count: Int
    /// The frame of all rows, for those that hold a part of them.
    private let root: Frame?
    private let choice: Choice?
    /// The rows of `root`, ascending unless asked for otherwise; nil: all.
    private(set) lazy var rows = chosenRows
    private lazy var places = keptPlaces
    private var columns: [String: Column] = [:]
    private var rowColumns: [String: Column] = [:]
    private var shared: [Int: Column] = [:]
    /// Columns that stand in the place of stored ones.
    private var replaced: [String: Column] = [:]

    /// All rows of a segment or table.
    init(_ origin: Origin, count: Int, context: RunContext) {
        self.origin = origin
        self.count = count
        self.context = context
        root = nil
        choice = nil
    }

    private init(root: Frame, count: Int, _ choice: Choice) {
        origin = root.origin
        context = root.context
        self.count = count
        self.root = root
        self.choice = choice
    }

    private var chosenRows: [Int32]? {
        switch choice {
        case .picked(let rows): rows
        case .kept(let frame, _): frame.rows.map { Kernels.gather($0, places) } ?? places
        case nil: nil
        }
    }

    /// Where the rows stand in the frame that this one was narrowed from.
    private var keptPlaces: [Int32] {
        if case .kept(_, let set) = choice { set.rows() } else { [] }
    }

    /// The segment's number; 0 for tables.
    var segment: Int {
        if case .segment(let number) = origin { return number }
        return 0
    }

    /// Rows of a frame of all rows, in the order given.
    func picking(_ rows: [Int32]) -> Frame {
        precondition(root == nil, "rows are picked from all rows")
        return Frame(root: self, count: rows.count, .picked(rows))
    }

    /// The frame without the rows outside a set.
    func narrowed(to kept: Bitmap) -> Frame {
        if kept.isFull { return self }
        let part = Frame(root: root ?? self, count: kept.setCount, .kept(self, kept))
        if !replaced.isEmpty {
            let places = kept.rows()
            part.replaced = replaced.mapValues { $0.gathered(places) }
            part.columns = part.replaced
        }
        return part
    }

    /// Some rows of the frame, with columns in the place of stored ones and of shared ones.
    func replacing(_ columns: [String: Column], shared: [Int: Column], at places: [Int32]) -> Frame {
        let numbers = rows.map { Kernels.gather($0, places) } ?? places
        let part = Frame(root: root ?? self, count: places.count, .picked(numbers))
        part.replaced = columns
        part.columns = columns
        part.shared = shared
        return part
    }

    /// The frame of all rows and which of them this one has, where it was narrowed straight from there.
    var selection: (frame: Frame, rows: Bitmap)? {
        guard case .kept(let frame, let rows) = choice, frame.root == nil else { return nil }
        return (frame, rows)
    }

    /// A stored column of all rows, of which this frame may have a part.
    func wholeColumn(_ name: String) throws -> Column { try (root ?? self).column(name) }

    /// A stored column of the segment, or a column of the table.
    func column(_ name: String) throws -> Column {
        if let known = columns[name] { return known }
        let column: Column
        if let root, let rows {
            column = try root.column(name).gathered(rows)
        } else {
            switch origin {
            case .segment(let number): column = try context.source.column(name, segment: number)
            case .table(let table):
                guard let found = table[name] else { preconditionFailure("no column `\(name)`") }
                column = found
            }
        }
        columns[name] = column
        return column
    }

    /// What is known of a stored column without reading it; nothing of a part of a segment.
    func summary(_ name: String) throws -> ColumnSummary? {
        guard case .segment(let number) = origin, root == nil, columns[name] == nil, context.usesSummaries else {
            return nil
        }
        return try context.source.summary(name, segment: number)
    }

    /// A field of the row table, read for the rows of this frame alone.
    func rowColumn(_ name: String) throws -> Column {
        if let known = knownRowColumn(name) { return known }
        let column = try context.source.rowColumn(name, segment: segment, rows: allRows) {
            try context.cancellation.check()
        }
        rowColumns[name] = column
        return column
    }

    /// Whether a field of the row table was read already.
    func holdsRowColumn(_ name: String) -> Bool { knownRowColumn(name) != nil }

    /// Texts of the row table, handed over row by row and not kept.
    func forEachRow(
        _ fields: [String], _ body: (_ row: Int, _ texts: [UnsafeBufferPointer<UInt8>?]) throws -> Void
    ) throws {
        try context.source.forEachRow(allRows, segment: segment, fields: fields) { row, texts in
            if row & 63 == 0 { try context.cancellation.check() }
            try body(row, texts)
        }
    }

    private var allRows: [Int32] { rows ?? (0..<Int32(count)).map { $0 } }

    private func knownRowColumn(_ name: String) -> Column? {
        if let known = rowColumns[name] { return known }
        guard case .kept(let parent, _) = choice, let column = parent.knownRowColumn(name)?.gathered(places) else {
            return nil
        }
        rowColumns[name] = column
        return column
    }

    private func knownShared(_ identity: Int) -> Column? {
        if let known = shared[identity] { return known }
        guard case .kept(let parent, _) = choice, let column = parent.knownShared(identity)?.gathered(places) else {
            return nil
        }
        shared[identity] = column
        return column
    }

    /// A column that several expressions use, computed once.
    func shared(_ identity: Int, _ make: () throws -> Column) rethrows -> Column {
        if let known = knownShared(identity) { return known }
        let column = try make()
        shared[identity] = column
        return column
    }

    /// Bits over all rows of the segment, as bits over the rows of this frame.
    func aligned(_ bits: Bitmap) -> Bitmap { rows.map { bits.gathered($0) } ?? bits }
}

extension Kernels {
    /// Row numbers of some places.
    static func gather(_ values: [Int32], _ places: [Int32]) -> [Int32] {
        values.withUnsafeBufferPointer { values in places.map { values[Int($0)] } }
    }
}
