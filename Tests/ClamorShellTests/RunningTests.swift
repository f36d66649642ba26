import ClamorQuery
import Testing

@testable import ClamorShell

/// What is said of work under way.
@Suite struct ProgressTextTests {
    @Test func howFarAScanIs() {
        var state = WorkProgress.State(.reading, total: 10_000_000)
        state.done = 6_100_000
        #expect(ProgressLine.text(state, seconds: 1) == "reading 6,100,000 of 10,000,000 mentions (61 %)")
        state.activity = .searching
        #expect(ProgressLine.text(state, seconds: 1) == "searching 6,100,000 of 10,000,000 mentions (61 %)")
        state.done = 12_000_000
        #expect(ProgressLine.text(state, seconds: 4) == "searching 10,000,000 mentions … 4 s")
    }

    @Test func whatHasNoKnownEnd() {
        #expect(ProgressLine.text(WorkProgress.State(), seconds: 3) == "working … 3 s")
        let writing = WorkProgress.State(.writing, done: 1_200, unit: "rows")
        #expect(ProgressLine.text(writing, seconds: 3) == "writing 1,200 rows … 3 s")
        let sorting = WorkProgress.State(.sorting, total: 5, unit: "rows")
        #expect(ProgressLine.text(sorting, seconds: 2) == "sorting 5 rows … 2 s")
    }

    @Test func anActivityBeginsAtNothing() {
        let progress = WorkProgress()
        progress.begin(.reading, 10)
        progress.advance(by: 4)
        progress.advance(by: 3)
        #expect(progress.state.done == 7)
        progress.begin(.sorting)
        #expect(progress.state == WorkProgress.State(.sorting))
    }

    @Test func howFarAnImportIs() {
        var importing = ImportProgress(file: "a.csv", bytes: 50, totalBytes: 200, rows: 1_000)
        #expect(ProgressLine.text(importing, seconds: 2) == "a.csv: 1,000 mentions, 25 %, 500 a second")
        importing.isWaiting = true
        #expect(ProgressLine.text(importing, seconds: 2) == "a.csv: waiting for another import")
    }

    @Test(arguments: [
        (Duration.microseconds(90), "1 ms"), (.milliseconds(12), "12 ms"), (.milliseconds(999), "999 ms"),
        (.milliseconds(1_000), "1.0 s"), (.milliseconds(3_440), "3.4 s"),
    ])
    func elapsedTime(time: Duration, text: String) { #expect(Session.text(of: time) == text) }
}

/// What is shown page by page, and how.
@Suite struct PagerTests {
    private func fits(_ text: String, rows: Int, columns: Int) -> Bool {
        Pager.fits(Array(text.utf8), .init(rows: rows, columns: columns))
    }

    @Test func aScreenHasRoomForThePrompt() {
        #expect(fits("a\nb\n", rows: 3, columns: 10))
        #expect(!fits("a\nb\nc\n", rows: 3, columns: 10))
        #expect(fits("", rows: 3, columns: 10))
    }

    @Test func longLinesTakeSeveralRows() {
        #expect(fits("aaaaaaaaaa\n", rows: 2, columns: 10))
        #expect(!fits("aaaaaaaaaaa\n", rows: 2, columns: 10))
        #expect(!fits("日本語日本語\n", rows: 2, columns: 10))
    }

    @Test func coloursTakeNoRoom() {
        #expect(fits("\u{1b}[1maaaaaaaaaa\u{1b}[0m\n", rows: 2, columns: 10))
    }

    @Test func aPlainCommandReplacesItsShell() {
        #expect(Pager.line("less -SRX") == "exec less -SRX")
        #expect(Pager.line("less | cat") == "less | cat")
        #expect(Pager.line("LESS=x less") == "LESS=x less")
    }

    @Test func notEveryCommandPages() {
        #expect(Pager.isPager("less"))
        #expect(!Pager.isPager("cat") && !Pager.isPager(" ") && !Pager.isPager(nil))
    }
}
