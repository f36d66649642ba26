import Foundation
import Testing

/// `clamor check` from outside: what it says of a damaged store, and what --repair leaves.
@Suite struct CheckTests {
    /// A store in which another program has changed something.
    private func damaged(_ sql: String) throws -> ClamorProcess {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 2_000)
        let changed = try clamor.shell("sqlite3 mentions.clamor \"\(sql)\"")
        try #require(changed.status == 0, "\(changed.errors)")
        return clamor
    }

    private static let column = "UPDATE column_segment SET data = zeroblob(length(data)) WHERE id = 30"
    private static let row = "UPDATE mention SET followers = 77 WHERE row = 1234"

    @Test func aSoundStoreIsSaidToBeSound() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 50)
        let result = try clamor.run(["check", "--repair"])
        #expect(result.status == 0 && result.output.isEmpty)
        #expect(result.errors.hasSuffix(": no problem found\n"))
    }

    @Test func whatIsDerivedIsRepaired() throws {
        let clamor = try damaged(Self.column + "; DELETE FROM text_part")
        let found = try clamor.run(["check"])
        #expect(found.status == 1)
        #expect(found.output.contains("segment 0, field likes: the column cannot be read\n"))
        #expect(found.output.contains("segment 0: the text index"))
        let asked = try clamor.run(["-c", "group likes by channel"])
        #expect(asked.status == 1 && asked.errors.contains("`clamor check` tells more"))
        let repaired = try clamor.run(["check", "--repair"])
        #expect(repaired.status == 0)
        #expect(repaired.output == found.output.split(separator: "\n").map { "repaired: \($0)\n" }.joined())
        #expect(repaired.errors.hasSuffix(": no problem left\n"))
        let whole = try ClamorProcess()
        try whole.load(rows: 2_000)
        #expect(try Benchmark.answers(clamor) == Benchmark.answers(whole))
        #expect(try clamor.run(["check"]).status == 0)
    }

    @Test func aDamagedRowIsNamedAndStaysNamed() throws {
        let clamor = try damaged(Self.row + ";" + Self.column)
        let result = try clamor.run(["check", "--repair"])
        #expect(result.status == 1)
        let lines = result.output.split(separator: "\n")
        #expect(lines.contains("repaired: segment 0, field likes: the column cannot be read"))
        #expect(lines.last == "segment 0, row 1234: it is not what was written")
        #expect(result.errors.contains("cannot be made anew"))
        #expect(try clamor.run(["check"]).output == "segment 0, row 1234: it is not what was written\n")
    }

    @Test func repairNeedsAStoreThatCanBeWritten() throws {
        let clamor = try ClamorProcess()
        #expect(try clamor.run(["check", "--repair", "--read-only"]).status == 2)
        #expect(try clamor.run(["check", "--repair"]).status == 1)
    }
}
