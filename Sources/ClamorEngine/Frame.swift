import ClamorColumns

/// Rows over which expressions are evaluated: some of a segment's, or those of a table. Columns are read when an
/// expression names them, and kept. Used by one thread at a time.
final class Frame {
    /// Where the rows are.
    enum Origin {
        case segment(Int)
        case table([String: Column])
    }

    let origin: Origin
    let context: RunContext
    /// How many rows there are; every column of the frame has as many.
    let count: Int
    /// The rows of `root`, ascending unless asked for otherwise; nil: all.
    let rows: [Int32]?
    /// The frame of all rows, for those that hold a part of them.
    private let root: Frame?
    /// The frame that this one was narrowed from, and where its rows stand there.
    private let parent: (frame: Frame, places: [Int32])?
    private var columns: [String: Column] = [:]
    private var rowColumns: [String: Column] = [:]
    private var shared: [Int: Column] = [:]

    /// All rows of a segment or table.
    init(_ origin: Origin, count: Int, context: RunContext) {
        self.origin = origin
        self.count = count
        self.context = context
        rows = nil
        root = nil
        parent = nil
    }

    private init(root: Frame, rows: [Int32], parent: (frame: Frame, places: [Int32])?) {
        self.parent = parent
        origin = root.origin
        context = root.context
        count = rows.count
        self.rows = rows
        self.root = root
    }

    /// The segment's number; 0 for tables.
    var segment: Int {
        if case .segment(let number) = origin { return number }
        return 0
    }

    /// Rows of a frame of all rows, in the order given.
    func picking(_ rows: [Int32]) -> Frame {
        precondition(root == nil, "rows are picked from all rows")
        return Frame(root: self, rows: rows, parent: nil)
    }

    /// The frame without the rows outside a set.
    func narrowed(to kept: Bitmap) -> Frame {
        if kept.isFull { return self }
        let places = kept.rows()
        return Frame(
            root: root ?? self, rows: rows.map { Kernels.gather($0, places) } ?? places, parent: (self, places))
    }

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
        guard let parent, let column = parent.frame.knownRowColumn(name)?.gathered(parent.places) else { return nil }
        rowColumns[name] = column
        return column
    }

    private func knownShared(_ identity: Int) -> Column? {
        if let known = shared[identity] { return known }
        guard let parent, let column = parent.frame.knownShared(identity)?.gathered(parent.places) else { return nil }
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
