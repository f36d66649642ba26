import ClamorColumns
import ClamorQuery
import ClamorStore

extension Table {
    /// Reports of imports as an answer like any other: a row a file.
    package init(reports: [ImportReport]) {
        let count = reports.count
        func texts(_ values: [String]) -> Column {
            Column(type: .text, count: count, storage: .codes((0..<UInt32(count)).map { $0 }, TextDictionary(values)))
        }
        func integers(_ value: (ImportReport) -> Int) -> Column {
            Column(type: .integer, count: count, storage: .integers(reports.map { Int64(value($0)) }))
        }
        let seconds = reports.map { ($0.seconds * 1_000).rounded() / 1_000 }
        let columns = [
            texts(reports.map(\.source)), texts(reports.map(\.format)), integers(\.read), integers(\.new),
            integers(\.updated), integers(\.duplicate), integers(\.rejected), integers(\.repaired),
            Column(type: .number, count: count, storage: .numbers(seconds)),
        ]
        self.init(schema: ImportTable.schema, batches: count == 0 ? [] : [Batch(columns: columns, count: count)])
    }
}
