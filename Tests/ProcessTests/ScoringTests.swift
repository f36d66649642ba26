import Foundation
import Testing

/// Scoring as a person works with it: labels at the prompt, corrections, definitions, reading anew.
@Suite struct ScoringTests {
    @Test func anAuditAsksForLabelsAndKeepsThemAsCorrections() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 300)
        let result = try clamor.run(["--tsv", "-c", "audit 6 seed 3"], input: "p\nx\nn\ns\nu\nq\np\n")
        #expect(result.status == 0)
        let lines = result.output.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
        #expect(lines.map { $0[0] } == ["measure", "net as scored", "net corrected", "accuracy"])
        #expect(lines[2].last == "3", "what was skipped and what came after q has no label")
        #expect(result.errors.contains("3 mentions labelled"))
        let corrected = try clamor.run([
            "-q", "--tsv", "-c", "filter sentiment_source = \"corrected\" | count by sentiment | sort sentiment",
        ])
        #expect(corrected.output == "sentiment\tcount\nnegative\t1\nneutral\t1\npositive\t1\n")
    }

    @Test func anAuditWithoutAnswersChangesNothing() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 100)
        let result = try clamor.run(["-c", "audit 5"])
        #expect(result.status == 0)
        #expect(result.errors.contains("nothing was labelled, and nothing is changed"))
        #expect(try clamor.run(["-q", "-c", "filter sentiment_source = \"corrected\" | count"]).output == "count\n0\n")
    }

    @Test func definitionsHoldForWhatIsReadAnewUntilTheyAreUndone() throws {
        let clamor = try ClamorProcess()
        try clamor.write(
            "id,channel,time,text,lang\n1,twitter,2026-03-01,The new board is gnarly,en\n"
                + "2,twitter,2026-03-02,I love this board,en\n", to: "two.csv")
        #expect(try clamor.run(["import", "two.csv"]).status == 0)
        func label() throws -> String {
            try clamor.run(["-q", "--tsv", "-c", "filter id = \"1\" | select sentiment, score"]).output
        }
        let before = try label()
        let told = try clamor.run(["-c", "lexicon \"gnarly\" = 3.5"])
        #expect(told.errors.contains("`rescore`"))
        #expect(try label() == before, "what is stored stays until it is read anew")
        let rescored = try clamor.run(["--tsv", "-c", "rescore"])
        #expect(rescored.output.contains("sentiment\t"))
        #expect(try label().contains("positive"))
        #expect(try clamor.run(["-c", "undo 3"]).status == 0)
        #expect(try label() == before)
        #expect(try clamor.run(["check"]).status == 0)
    }

    @Test func trainingWantsEnoughOfEachLabel() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 200)
        let few = try clamor.run([
            "-c", "sample 40 | correct sentiment = negative", "-c", "train apply", "-c", "batches | count",
        ])
        #expect(few.status == 0)
        #expect(few.errors.contains("at least 10 to each are needed"))
        #expect(few.output.hasSuffix("2\n"), "nothing was put in force: an import and a correction")
    }
}
