import ClamorColumns

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

extension Measures {
    /// Every measure with its formula.
    static let table = Table(
        [("name", all.map(\.name)), ("formula", all.map(\.formula)), ("about", all.map(\.summary))])
}

extension StoreView {
    /// Every topic with its family and definition, in the order of families and names.
    var topicTable: Table {
        let sorted = topics.sorted { ($0.family, $0.name) < ($1.family, $1.name) }
        return Table(
            [("family", sorted.map(\.family)), ("name", sorted.map(\.name)), ("definition", sorted.map(\.definition))])
    }
}

extension Table {
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
