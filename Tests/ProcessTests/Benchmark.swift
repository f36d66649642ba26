import Foundation
import Testing

/// The questions of the benchmark, and a store large enough for several threads to share.
enum Benchmark {
    /// All questions in the language of clamor.
    static let questions: [String] = {
        let file = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("scripts/benchmark/questions.toml")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").filter { $0.hasPrefix("clamor = ") }.map { line in
            line.dropFirst("clamor = ".count).trimmingCharacters(in: CharacterSet(charactersIn: "\"'"))
        }
    }()

    /// Three segments of made-up mentions. Shared: only to be read.
    static let store = Result {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 140_000)
        return clamor
    }

    /// Every answer, one after the other. Of whole rows only what does not tell when they were imported.
    static func answers(_ clamor: ClamorProcess, _ options: [String] = []) throws -> [String] {
        try questions.map { question in
            let question =
                question.hasSuffix("by shares") ? question + " | select id, channel, time, author, text" : question
            let result = try clamor.run(["-q", "--csv", "--now", "2026-04-01"] + options + ["-c", question])
            #expect(result.status == 0, "\(question): \(result.errors)")
            return result.output
        }
    }
}

/// What must not change an answer.
@Suite struct SameAnswerTests {
    @Test func thereAreQuestions() { #expect(Benchmark.questions.count >= 12) }

    @Test func threadsChangeNoAnswer() throws {
        let clamor = try Benchmark.store.get()
        let alone = try Benchmark.answers(clamor, ["--threads", "1"])
        #expect(try Benchmark.answers(clamor, ["--threads", "2"]) == alone)
        #expect(try Benchmark.answers(clamor, ["--threads", "3", "--memory", "1M"]) == alone)
        #expect(Set(alone).count == alone.count)
    }

    @Test func undoAndTheSameImportAgainGiveTheSameAnswers() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 2_000)
        let before = try Benchmark.answers(clamor)
        let imported = try clamor.shell("clamor synth --rows 1500 --seed 11 > more.csv; clamor import -q more.csv")
        #expect(imported.status == 0, "\(imported.errors)")
        let after = try Benchmark.answers(clamor)
        #expect(before != after)
        #expect(try clamor.run(["-c", "undo 2"]).status == 0)
        #expect(try Benchmark.answers(clamor) == before)
        #expect(try clamor.run(["import", "-q", "more.csv"]).status == 0)
        #expect(try Benchmark.answers(clamor) == after)
        #expect(try clamor.run(["check"]).status == 0)
    }
}
