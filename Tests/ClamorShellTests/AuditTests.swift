import ClamorColumns
import ClamorQuery
import ClamorTime
import Testing

@testable import ClamorShell

/// The arithmetic around an audit; its prompt is tested from outside.
@Suite struct AuditTests {
    private func population(_ rows: [(label: String, source: String)]) throws -> AuditedPopulation {
        let query = Query(
            source: .mentions, range: nil, operators: [], zone: .utc, now: Instant(milliseconds: 0), snapshot: nil,
            definitions: Definitions(), schema: [], yieldsMentions: true)
        return try AuditedPopulation(query) { _, sink in
            let columns = [
                Column(type: .text, values: rows.map { .text($0.label) }),
                Column(type: .text, values: rows.map { .text($0.source) }),
            ]
            _ = try sink(Batch(columns: columns, count: rows.count))
            return RunReport()
        }
    }

    private func value(_ table: Table, _ row: Int, _ column: Int) -> Double? {
        if case .number(let number) = table.batches[0].columns[column][row] { number } else { nil }
    }

    @Test func rightLabelsLeaveNetAsItIs() throws {
        let rows = [("positive", "scored"), ("negative", "scored"), ("positive", "scored"), ("neutral", "unsure")]
        let labelled = rows.enumerated().map { LabelledMention(row: Int64($0), predicted: $1.0, label: $1.0) }
        let table = try population(rows).result(labelled)
        #expect(value(table, 0, 1) == 25)
        #expect(abs((value(table, 1, 1) ?? 0) - 25) < 1e-9)
        #expect(value(table, 2, 1) == 100)
    }

    @Test func aBiasOfTheScoringIsTakenOff() throws {
        let rows = Array(repeating: ("positive", "scored"), count: 100)
        let labelled = (0..<10).map {
            LabelledMention(row: Int64($0), predicted: "positive", label: $0 < 5 ? "negative" : "positive")
        }
        let table = try population(rows).result(labelled)
        #expect(value(table, 0, 1) == 100)
        #expect(abs((value(table, 1, 1) ?? 100) - 0) < 1e-9)
        #expect(value(table, 2, 1) == 50)
    }

    @Test func whatIsKnownIsNotCorrected() throws {
        let known = Array(repeating: ("negative", "corrected"), count: 100)
        let rows = known + Array(repeating: ("positive", "scored"), count: 100)
        let labelled = (0..<10).map { LabelledMention(row: Int64($0), predicted: "positive", label: "neutral") }
        let table = try population(rows).result(labelled)
        #expect(value(table, 0, 1) == 0)
        #expect(abs((value(table, 1, 1) ?? 0) + 50) < 1e-9)
    }
}
