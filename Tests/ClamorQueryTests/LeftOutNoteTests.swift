import ClamorQuery
import Testing

/// What is said of rows of which a condition is not known.
struct LeftOutNoteTests {
    private func note(_ text: String, _ leftOut: [Int: Int]) throws -> String? {
        try plan(text).query.leftOutNote(RunReport(leftOutMissing: leftOut))
    }

    @Test func namesWhatIsCompared() throws {
        let text = "filter score > 0.5 | filter likes > 3 or views > 10 | count"
        #expect(try note(text, [0: 1_204]) == "1,204 left out, as `score` is missing")
        #expect(try note(text, [0: 0, 1: 1]) == "1 left out, as `likes` or `views` is missing")
        #expect(try note(text, [0: 2, 1: 1]) == "3 left out, as `likes`, `score` or `views` is missing")
    }

    @Test func nothingIsSaidOfNone() throws {
        #expect(try note("filter score > 0.5", [:]) == nil)
        #expect(try note("filter score > 0.5", [0: 0]) == nil)
    }
}
