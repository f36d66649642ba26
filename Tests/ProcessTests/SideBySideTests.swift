import Foundation
import Testing

/// Several processes on one store.
@Suite(.serialized) struct SideBySideTests {
    @Test func shellsSeeWholeBatchesWhileAnImportRuns() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 300)
        // The first is written in two steps; the second follows in the same process.
        for (name, rows, seed) in [("large", 70_000, 21), ("small", 2_000, 22)] {
            let made = try clamor.shell("clamor synth --rows \(rows) --seed \(seed) > \(name).csv")
            #expect(made.status == 0)
        }
        let shells = try (0..<2).map { _ in try TerminalSession(clamor, ["--csv", "--timing"]) }
        for shell in shells { try shell.wait(for: "clamor> ") }
        let started = try clamor.start(["import", "-q", "--csv", "large.csv", "small.csv"])
        var seen: [[Int]] = [[], []]
        while started.process.isRunning {
            for (place, shell) in shells.enumerated() { seen[place].append(try count(shell)) }
        }
        let report = try clamor.finish(started, input: "")
        #expect(report.status == 0, "\(report.errors)")
        for (place, shell) in shells.enumerated() { seen[place].append(try count(shell)) }
        // source,format,read,new,…
        let new = report.output.split(separator: "\n").dropFirst().compactMap { Int($0.split(separator: ",")[3]) }
        try #require(new.count == 2, "\(report.output)")
        let whole = [300, 300 + new[0], 300 + new[0] + new[1]]
        for counts in seen {
            #expect(counts.allSatisfy(whole.contains), "\(counts), of \(whole)")
            #expect(counts == counts.sorted())
            #expect(counts.first == whole.first && counts.last == whole.last)
        }
        for shell in shells { #expect(try shell.leave() == 0) }
        #expect(try clamor.run(["check"]).status == 0)
    }

    private func count(_ shell: TerminalSession) throws -> Int {
        shell.send("count\r")
        let answer = try shell.wait(for: "time: ")
        try shell.wait(for: "clamor> ")
        return try #require(answer.firstMatch(of: #/\r\n(\d+)\r\n/#).flatMap { Int($0.1) }, "\(answer)")
    }
}
