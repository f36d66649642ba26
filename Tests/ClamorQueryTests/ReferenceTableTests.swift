import ClamorColumns
import ClamorQuery
import Testing

/// `fields`, `measures` and `topics` as tables.
@Suite struct ReferenceTableTests {
    private func rows(_ source: String) throws -> [[Value]] {
        guard case .table(let table) = try plan(source, sampleContext).query.source else { return [] }
        return table.batches.flatMap { batch in (0..<batch.count).map { row in batch.columns.map { $0[row] } } }
    }

    @Test func fieldsListFamiliesAndExtras() throws {
        let names = try rows("fields").map { $0[0] }
        #expect(names.count == Fields.all.count + 3)
        #expect(names.suffix(3) == [.text("service"), .text("extra.Page Type"), .text("extra.Stars")])
    }

    @Test func measuresPrintTheirFormulas() throws {
        let rows = try rows("measures")
        #expect(rows.map { $0[0] } == Measures.all.map { .text($0.name) })
        #expect(rows[1][1...2] == [.integer(1), .text("distinct(author)")])
    }

    @Test func aTableThatTakesLongCanBeGivenUp() throws {
        var context = sampleContext
        context.cancellation = Cancellation()
        _ = try plan("duplicates", context)
        context.cancellation.cancel()
        #expect(throws: CancellationError.self) { try plan("duplicates | take 1", context) }
        _ = try plan("count", context)
    }

    @Test func topicsListDefinitions() throws {
        #expect(
            try rows("topics") == [[.text("service"), .text("Delivery"), .integer(0), .text("deliver* OR shipping")]])
        #expect(
            try steps("topics | filter family = \"service\"", sampleContext) == "1       filter family = \"service\"")
    }
}
