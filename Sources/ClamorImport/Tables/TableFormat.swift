import ClamorStore
import ClamorTime

/// The table of one vendor or tool, whose columns are known by their names: the same in CSV, TSV and workbooks, and in
/// JSON by dotted names. Names are compared in the form of `ColumnName.plain`.
struct TableFormat: Sendable {
    /// What mentions are known by.
    enum Identity: Sendable {
        /// The table's own ids, which are the platform's.
        case given
        /// The platform's own id in the address, else the canonical address of an article; the vendor's id is kept
        /// beside it.
        case address
    }

    /// A column and what it gives.
    struct Known: Sendable {
        let name: String
        let role: Role
        /// Channels on which the column counts; empty: all.
        var channels: Set<String> = []
        /// Whether the export writes 0 for what it does not know.
        var zeroIsUnknown = false

        enum Role: Sendable {
            case field(TargetField)
            case clock
            case part(TablePart)
        }
    }

    /// The name for `as`, and what it is called in messages.
    let name: String
    let title: String
    /// Columns that only this table has together: any of the sets is enough.
    let signatures: [Set<String>]
    /// Whether JSON with these names is of the format too.
    var isInJSON = true
    /// Columns by name, with the rank of each.
    private(set) var columns: [String: (known: Known, rank: Int)] = [:]
    /// Channel and kind of records that name none.
    var channel: String?
    var kind: String?
    /// The channel that a cell names; empty where it leaves that to the address.
    var channelName: (@Sendable (String) -> String)?
    /// The zone of times that name none; nil: the reader's.
    var zone: Zone?
    var identity = Identity.given
    /// Completes a mention with what no single column tells, and gives the mentions that its record holds besides.
    var complete: (@Sendable (inout MentionRecord, TableParts) -> [MentionRecord])?

    /// - Parameter signatures: names of columns, one set a line, set apart by commas.
    init(_ name: String, _ title: String, signatures: [String], _ columns: [[Known]]) {
        self.name = name
        self.title = title
        self.signatures = signatures.map { Set(Self.names($0)) }
        for (rank, known) in columns.joined().enumerated() where self.columns[known.name] == nil {
            self.columns[known.name] = (known, rank)
        }
    }

    /// The names of a list set apart by commas, as they are compared.
    private static func names(_ list: String) -> [String] { list.split(separator: ",").map { ColumnName.plain($0) } }

    /// Columns that give a field, best first, set apart by commas.
    static func field(
        _ field: TargetField, _ list: String, on channels: Set<String> = [], zeroIsUnknown: Bool = false
    ) -> [Known] {
        names(list).map { Known(name: $0, role: .field(field), channels: channels, zeroIsUnknown: zeroIsUnknown) }
    }

    static func part(_ part: TablePart, _ list: String) -> [Known] {
        names(list).map { Known(name: $0, role: .part(part)) }
    }

    /// The column of the time of day beside a date.
    static func clock(_ name: String) -> [Known] { [Known(name: ColumnName.plain(name), role: .clock)] }

    /// Whether a file with these columns (in the form of `ColumnName.plain`) is of the format.
    func fits(_ names: Set<String>) -> Bool { signatures.contains { $0.isSubset(of: names) } }

    /// The column of a plan; nil where the format has none of that name.
    func column(_ name: String) -> ColumnPlan.Column? {
        for form in ColumnName.unwrapped(name) {
            guard let (known, rank) = columns[form] else { continue }
            var column = ColumnPlan.Column(name: name, role: .extra)
            column.channels = known.channels
            column.zeroIsUnknown = known.zeroIsUnknown
            switch known.role {
            // Channel and address decide which of the others count.
            case .field(.channel): column.role = .field(.channel, rank: rank - 20_000)
            case .field(.url): column.role = .field(.url, rank: rank - 10_000)
            case .field(let field): column.role = .field(field, rank: rank)
            case .clock: column.role = .clock
            case .part(let part): column.role = .part(part)
            }
            return column
        }
        return nil
    }
}

/// What a format makes more of than one field.
enum TablePart: Sendable {
    case replyText, replyTime, replyAuthor
    case latitude, longitude, hitSentence, accountID, page, reaction

    /// What becomes of it, for the report.
    var field: String {
        switch self {
        case .replyText, .replyTime, .replyAuthor: "reply"
        case .hitSentence: "text"
        case .reaction: "likes"
        case .latitude, .longitude, .accountID, .page: "extra"
        }
    }
}

/// The parts of one record.
struct TableParts {
    /// Reads times as those of the record.
    let writer: FieldWriter
    private(set) var items: [(part: TablePart, column: String, text: String)] = []

    init(writer: FieldWriter) {
        self.writer = writer
    }

    mutating func add(_ part: TablePart, _ column: String, _ text: String) { items.append((part, column, text)) }

    /// The first value of a part.
    func text(_ part: TablePart) -> String? { items.first { $0.part == part }?.text }

    /// The time in a part; nil where there is none, or none that can be read.
    func time(_ part: TablePart) -> Int64? {
        text(part).flatMap { parseTime($0, zone: writer.zone, order: writer.dayMonth)?.instant.milliseconds }
    }

    /// Keeps the values of a part under their columns' names.
    func keep(_ part: TablePart, in record: inout MentionRecord) {
        for item in items where item.part == part { record.extra.append((item.column, item.text)) }
    }
}
