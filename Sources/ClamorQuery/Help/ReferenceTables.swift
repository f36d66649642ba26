import ClamorColumns
import ClamorText

/// The tables `fields`, `measures` and `topics`.
extension Fields {
    /// Every column of mentions with its type and meaning: fields, families of the store's own topics, and the columns
    /// of exports that map to no field.
    static func table(_ store: StoreView) -> Table {
        let own = store.families.map { Field($0, .list, .derived, group: "tracking", "topics of the family \($0)") }
        let extras = store.extraNames.sorted().map {
            Field("extra.\($0)", .text, .row, group: "extra", "a column of exports")
        }
        let all = all + own + extras
        return Table(
            [
                ("name", all.map(\.name)), ("type", all.map(\.type.rawValue)), ("group", all.map(\.group)),
                ("about", all.map(\.summary)),
            ])
    }
}

extension PipelineChecker {
    /// Every measure with its version and formula: those built in, then every version of the store's own.
    var measureTable: Table {
        let own = Set(store.measures.map(\.name)).sorted().flatMap(measureVersions)
        let all = Measures.all + own
        return Table([("name", all.map(\.name)), ("formula", all.map(\.formula)), ("about", all.map(\.summary))])
            .inserting("version", all.map { Int64($0.version) }, at: 1)
    }

    /// Every topic with its family, how many mentions it has and its definition, in the order of families and names.
    mutating func topicTable() throws -> Table {
        let sorted = store.topics.sorted { ($0.family, $0.name) < ($1.family, $1.name) }
        let table = Table([
            ("family", sorted.map(\.family)), ("name", sorted.map(\.name)), ("definition", sorted.map(\.definition)),
        ])
        let counts = try Dictionary(
            uniqueKeysWithValues: Set(sorted.map(\.family)).sorted().map { ($0, try memberCounts(of: $0)) })
        let members = sorted.map { counts[$0.family]?[FoldedText.fold($0.name)] ?? 0 }
        return table.inserting("mentions", members, at: 2)
    }

    /// How many mentions each topic of a family has, by its folded name.
    private func memberCounts(of family: String) throws -> [String: Int64] {
        let key = NamedExpression(ColumnInfo(family, .text), TypedExpression(.list, .column(family)))
        var grouping = Aggregation.rowCount
        grouping.keys = [key]
        var query = plan().query
        query.operators = []
        var result: [String: Int64] = [:]
        for batch in try context.ask(query.summed(by: grouping), context.cancellation).batches {
            for row in 0..<batch.count {
                guard case .text(let name) = batch.columns[0][row], case .integer(let count) = batch.columns[1][row]
                else { continue }
                result[FoldedText.fold(name)] = count
            }
        }
        return result
    }
}

extension Table {
    /// The table, of one batch, with a column of whole numbers more.
    fileprivate func inserting(_ name: String, _ values: [Int64], at place: Int) -> Table {
        var result = self
        result.schema.insert(ColumnInfo(name, .integer), at: place)
        result.batches = batches.map { batch in
            var columns = batch.columns
            columns.insert(Column(type: .integer, count: values.count, storage: .integers(values)), at: place)
            return Batch(columns: columns, count: batch.count)
        }
        return result
    }

    /// A table of texts.
    fileprivate init(_ columns: [(name: String, values: [String])]) {
        let count = columns.first?.values.count ?? 0
        let built = columns.map { column in
            let codes = (0..<UInt32(count)).map { $0 }
            return Column(type: .text, count: count, storage: .codes(codes, TextDictionary(column.values)))
        }
        self.init(
            schema: columns.map { ColumnInfo($0.name, .text) }, batches: [Batch(columns: built, count: count)])
    }
}
