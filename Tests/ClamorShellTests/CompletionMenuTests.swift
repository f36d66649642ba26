import Testing

@testable import ClamorShell

@Suite struct CompletionMenuTests {
    private let stages = ["filter", "fill"].map { Completion.Candidate($0) }

    @Test func choosingGoesRoundByWayOfWhatWasTyped() {
        var menu = CompletionMenu(
            Completion(replaced: 0..<3, candidates: stages), buffer: EditBuffer("fil"))
        #expect(menu.choose(next: true).before == "filter")
        #expect(menu.choose(next: true).before == "fill")
        #expect(menu.choose(next: true).before == "fil")
        #expect(menu.choose(next: false).before == "fill")
        #expect(menu.accepted() == EditBuffer("fill "))
        #expect(menu.original == EditBuffer("fil"))
    }

    @Test func aCandidateDoesNotRunIntoTheNextWord() {
        var menu = CompletionMenu(
            Completion(replaced: 2..<2, candidates: stages), buffer: EditBuffer("| ", "count"))
        #expect(menu.choose(next: true) == EditBuffer("| filter ", "count"))
        #expect(menu.accepted() == EditBuffer("| filter ", "count"))
    }

    @Test func aBlankThatIsThereIsNotPutInAgain() {
        var menu = CompletionMenu(
            Completion(replaced: 0..<3, candidates: stages), buffer: EditBuffer("fil", " x"))
        _ = menu.choose(next: true)
        #expect(menu.accepted() == EditBuffer("filter ", "x"))
    }

    @Test func whatAllBeginWithIsTakenAtOnce() {
        let completion = Completion(replaced: 0..<1, candidates: stages)
        #expect(completion.common(after: "f") == "fil")
        #expect(completion.common(after: "fil") == nil)
        #expect(completion.common(after: "x") == nil)
    }

    @Test func theListShowsTheRowsAroundTheChoice() {
        let many = (1...30).map { Completion.Candidate("value\($0)", note: "\($0)") }
        var menu = CompletionMenu(Completion(replaced: 0..<0, candidates: many), buffer: EditBuffer())
        for _ in 0..<20 { _ = menu.choose(next: true) }
        let lines = menu.lines(width: 40, height: 8, theme: EditorTheme(colors: .none))
        #expect(lines.count == 9)
        #expect(lines.contains { $0.contains("value20") && $0.hasPrefix("\u{1b}[7m") })
        #expect(lines.last?.contains("20 of 30") == true)
    }
}
