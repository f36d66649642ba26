import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// The engine gives what the plain executor gives, for queries made at random and rows cut anywhere.
struct AgreementTests {
    @Test(arguments: 0..<300)
    func enginesAgree(seed: Int) throws {
        var numbers = SeededNumbers(seed: seed)
        let rows = RandomMentions.rows(numbers.pick([0, 1, 40, 150, 150, 300]), &numbers)
        let imports: [Int64: Int64] = [1: 1_000, 2: 2_000, 4: 4_000]
        let reference = ReferenceExecutor(mentions: rows, imports: imports)
        let query = try RandomQueries.query(&numbers, reference)
        let expected = try reference.run(query)
        for way in Engine.ways {
            let cuts = RandomMentions.cuts(rows.count, &numbers)
            var source = MemorySource(rows, cuts: cuts, sharesDictionaries: way.sharesDictionaries)
            source.imports = imports
            source.packs = way.packs
            let (answer, report) = try Engine.run(
                query, source, threads: way.threads, usesSummaries: way.usesSummaries)
            expectEqual(answer, expected.rows, "seed \(seed), cuts \(cuts), \(way)")
            #expect(report.trace == expected.trace, "seed \(seed)")
            #expect(report.leftOutMissing == expected.leftOut, "seed \(seed)")
            #expect(report.broken == expected.broken, "seed \(seed)")
            let ties = query.operators.contains { if case .rank = $0 { true } else { false } }
            if ties, expected.tied == 0 {
                let hasLimit = query.operators.contains {
                    if case .aggregate(let a) = $0 { a.groupLimit != nil } else { false }
                }
                #expect(hasLimit || !report.notes.contains { $0.contains("with the last") }, "seed \(seed)")
            }
        }
    }
}

/// Runs queries over rows held in memory.
enum Engine {
    /// How rows are held and scanned; answers do not depend on it.
    struct Way {
        var sharesDictionaries = true
        var threads = 1
        /// Columns packed as the store has them.
        var packs = false
        var usesSummaries = true
    }

    static let ways = [
        Way(), Way(sharesDictionaries: false), Way(threads: 3), Way(packs: true), Way(threads: 2, packs: true),
        Way(sharesDictionaries: false, packs: true), Way(packs: true, usesSummaries: false),
    ]

    static func executor(
        _ source: MemorySource, threads: Int = 1, usesSummaries: Bool = true
    ) -> EmbeddedExecutor {
        EmbeddedExecutor(
            source: { _ in source }, currentSnapshot: { SnapshotNumber(batch: 1) }, threads: threads,
            usesSummaries: usesSummaries)
    }

    static func run(
        _ query: Query, _ source: MemorySource, threads: Int = 1, usesSummaries: Bool = true
    ) throws -> (rows: [[Value]], report: RunReport) {
        var rows: [[Value]] = []
        let report = try executor(source, threads: threads, usesSummaries: usesSummaries).run(
            query, cancellation: Cancellation()
        ) { batch in
            #expect(batch.count > 0 && batch.count <= segmentRows)
            for row in 0..<batch.count { rows.append(batch.columns.map { $0[row] }) }
            return true
        }
        return (rows, report)
    }
}

/// Same cells in the same order; numbers may differ in their last digits where they were not summed exactly.
func expectEqual(
    _ found: [[Value]], _ expected: [[Value]], _ comment: String = "", at location: SourceLocation = #_sourceLocation
) {
    guard found.count == expected.count else {
        Issue.record("\(found.count) rows, not \(expected.count): \(comment)", sourceLocation: location)
        return
    }
    for (row, (one, other)) in zip(found, expected).enumerated() {
        let isSame = one.count == other.count && zip(one, other).allSatisfy(areEqual)
        if !isSame {
            Issue.record("row \(row): \(one), not \(other): \(comment)", sourceLocation: location)
            return
        }
    }
}

private func areEqual(_ one: Value, _ other: Value) -> Bool {
    if case .number(let one) = one, case .number(let other) = other {
        return one == other || abs(one - other) <= 1e-9 * max(1, abs(one), abs(other))
    }
    // Numbers written as texts.
    if case .text(let one) = one, case .text(let other) = other, let one = Double(one), let other = Double(other) {
        return areEqual(.number(one), .number(other))
    }
    if case .list(let one) = one, case .list(let other) = other {
        return one.count == other.count && zip(one, other).allSatisfy { areEqual(.text($0), .text($1)) }
    }
    return one == other
}
