import ClamorTime

/// What every column of a table gives.
struct ColumnPlan: Sendable {
    enum Role: Sendable, Equatable {
        /// A field; of several columns the first by rank that has a value gives it.
        case field(TargetField, rank: Int)
        /// The time of day of a date in another column.
        case clock
        /// What a known table's format makes something of.
        case part(TablePart)
        /// Kept under its own name.
        case extra
    }

    struct Column: Sendable {
        let name: String
        var role: Role
        /// Channels on which it counts; empty: all.
        var channels: Set<String> = []
        /// Whether 0 stands for what is not known.
        var zeroIsUnknown = false

        /// Whether it may be left out by what stands in the record.
        var isConditional: Bool { zeroIsUnknown || !channels.isEmpty }
    }

    private(set) var columns: [Column] = []
    /// Places of columns in the order in which they are read: by rank, so that the first value wins; then extras.
    private(set) var order: [Int] = []
    /// Column of the time of day, if it stands apart.
    private(set) var clock: Int?
    /// How dates such as 3/4/2026 are meant.
    var dayMonth: DayMonthOrder?
    /// Channel of records that name none, known from the columns.
    var channel: String?
    /// Kind of records that nothing else tells, known from the columns.
    var kind: String?
    /// The vendor's or tool's table that it is.
    var format: TableFormat?
    /// Whether addresses differ from record to record: then they are those of the mentions themselves.
    var hasOwnAddresses = false
    /// Whether the ids are numbers of which a spreadsheet kept the first 15 digits: all of the first records end so.
    var idsAreRounded = false

    init(_ columns: [Column] = []) {
        for column in columns { append(column) }
    }

    mutating func append(_ column: Column) {
        columns.append(column)
        let place = columns.count - 1
        let rank = Self.rank(column.role)
        let position = order.firstIndex { Self.rank(columns[$0].role) > rank } ?? order.endIndex
        order.insert(place, at: position)
        if column.role == .clock { clock = place }
    }

    private static func rank(_ role: Role) -> Int {
        switch role {
        case .field(_, let rank): rank
        case .part: Int.max - 2
        case .clock: Int.max - 1
        case .extra: Int.max
        }
    }

    /// Columns that give a field, best first.
    func columns(of field: TargetField) -> [Column] {
        order.map { columns[$0] }.filter { if case .field(field, _) = $0.role { true } else { false } }
    }

    /// Whether any column gives the field.
    func gives(_ field: TargetField) -> Bool {
        columns.contains { if case .field(field, _) = $0.role { true } else { false } }
    }

    /// What each column gives, for the report: the name of a field, or `extra`.
    var roles: [(name: String, role: String)] {
        columns.map { column in
            switch column.role {
            case .field(let field, _): (column.name, field.name)
            case .clock: (column.name, TargetField.time.name)
            case .part(let part): (column.name, part.field)
            case .extra: (column.name, "extra")
            }
        }
    }

    /// What the columns were taken for, and what none gives.
    var notes: [String] {
        let missing = gives(.time) ? [] : ["no column gives the time, and ranges leave out what has none: map time = …"]
        return (note.map { [$0] } ?? []) + missing
    }

    /// `columns: text ← "Full Text", time ← "Date" + "Time", …`; columns named as their field are left out.
    private var note: String? {
        var parts: [String] = []
        for field in TargetField.allCases {
            var names = columns(of: field).map(\.name)
            if names.isEmpty || names == [field.name] { continue }
            names = names.map { "\"\($0)\"" }
            if field == .time, let clock { names[0] += " + \"\(columns[clock].name)\"" }
            parts.append("\(field.name) ← \(names.joined(separator: ", else "))")
        }
        return parts.isEmpty ? nil : "columns: " + parts.joined(separator: ", ")
    }
}
