import ClamorColumns

/// The columns that a stage can name, and what its rows are.
struct Scope: Sendable {
    /// A column and how it is read.
    struct Entry: Sendable {
        var info: ColumnInfo
        var expression: TypedExpression

        init(_ info: ColumnInfo) {
            self.info = info
            expression = TypedExpression(info.type, .column(info.name))
        }

        init(_ info: ColumnInfo, _ expression: TypedExpression) {
            self.info = info
            self.expression = expression
        }
    }

    /// The columns of the answer, in order.
    private(set) var columns: [Entry]
    /// Columns that can be named but are not shown: derived times, what other mentions decide, and
    /// `extra.…` of whole mentions.
    private(set) var hidden: [Entry]
    /// Whether each row is one mention.
    var isMentions: Bool
    /// Names of the columns that the rows were grouped by, where they were.
    var groupKeys: [String] = []
    /// After a stage that could not be checked nothing is known, and names are not complained of.
    var isUnknown = false

    init(columns: [ColumnInfo], isMentions: Bool = false, groupKeys: [String] = []) {
        self.columns = columns.map { Entry($0) }
        hidden = []
        self.isMentions = isMentions
        self.groupKeys = groupKeys
    }

    static let unknown: Scope = {
        var scope = Scope(columns: [])
        scope.isUnknown = true
        return scope
    }()

    /// Whole mentions of a store with topic families of the user's own and extra columns.
    static func mentions(families: [String], extras: [String]) -> Scope {
        let own = families.map { ColumnInfo($0, .list) }
        var scope = Scope(columns: Fields.wholeRow + own, isMentions: true)
        for field in Fields.all {
            if let expression = TimeFields.expression(of: field.name) {
                scope.hidden.append(Entry(field.info, expression))
            } else if Fields.foundElsewhere.contains(field.name) {
                scope.hidden.append(Entry(field.info))
            }
        }
        scope.hidden += extras.map { Entry(ColumnInfo("extra." + $0, .text)) }
        return scope
    }

    /// Whether the rows are mentions of which no `select` has left anything out.
    var isWholeMentions: Bool { isMentions && !hidden.isEmpty }

    var schema: [ColumnInfo] { columns.map(\.info) }

    /// Every name that can be written, shown columns first.
    var names: [String] { columns.map(\.info.name) + hidden.map(\.info.name) }

    /// The column of that exact name.
    subscript(name: String) -> Entry? {
        columns.first { $0.info.name == name } ?? hidden.first { $0.info.name == name }
    }

    mutating func append(_ info: ColumnInfo) {
        columns.append(Entry(info))
    }

    mutating func drop(_ names: [String]) {
        columns.removeAll { names.contains($0.info.name) }
        hidden.removeAll { names.contains($0.info.name) }
        groupKeys.removeAll(where: names.contains)
    }

    mutating func rename(_ renaming: Renaming) {
        func renamed(_ entry: Entry) -> Entry { entry.info.name == renaming.old ? Entry(renaming.info) : entry }
        columns = columns.map(renamed)
        hidden = hidden.map(renamed)
        groupKeys = groupKeys.map { $0 == renaming.old ? renaming.info.name : $0 }
    }

    /// These columns alone, read by their names from now on.
    mutating func keep(_ infos: [ColumnInfo]) {
        columns = infos.map { Entry($0) }
        hidden = []
    }
}

extension Query {
    /// The scope after all operators, for stages that go on from here.
    func scope(families: [String], extras: [String]) -> Scope {
        var scope: Scope
        switch source {
        case .mentions: scope = .mentions(families: families, extras: extras)
        case .table(let table): scope = Scope(columns: table.schema)
        }
        for step in operators { step.apply(to: &scope) }
        return scope
    }
}

extension Operator {
    /// What the operator does to the columns.
    func apply(to scope: inout Scope) {
        switch self {
        case .filter, .search, .sort, .take, .rank, .sample, .fill, .assert: break
        case .extend(let added): for column in added { scope.append(column.info) }
        case .select(let kept): scope.keep(kept.map(\.info))
        case .aggregate(let aggregation):
            scope = Scope(
                columns: (aggregation.keys + aggregation.outputs).map(\.info),
                groupKeys: aggregation.keys.map(\.info.name))
        case .distinct(let columns): scope = Scope(columns: columns.map(\.info), groupKeys: columns.map(\.info.name))
        case .share(_, let output, _): scope.append(output)
        case .shareInterval(let interval):
            scope.append(interval.low)
            scope.append(interval.high)
        case .drop(let names): scope.drop(names)
        case .rename(let renamings): for renaming in renamings { scope.rename(renaming) }
        case .pivot(let pivot):
            scope = Scope(columns: pivot.keys + pivot.outputs, groupKeys: pivot.keys.map(\.name))
        case .compare(let comparison): scope = Scope(columns: comparison.schema, groupKeys: comparison.keys)
        case .spark(let request): for column in request.columns { scope.append(column.output) }
        case .describe: scope = Scope(columns: Description.schema, groupKeys: ["column"])
        case .coverage:
            scope.append(CoverageRequest.expected)
            scope.append(CoverageRequest.finding)
        case .terms: scope = Scope(columns: TermsRequest.schema, groupKeys: ["term"])
        case .why(let request): scope = Scope(columns: request.schema)
        case .words: scope = Scope(columns: WordsRequest.schema, groupKeys: ["word"])
        case .campaigns: scope = Scope(columns: CampaignsRequest.schema, groupKeys: ["campaign"])
        }
    }
}
