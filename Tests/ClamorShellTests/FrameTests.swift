import Foundation
import Testing

@testable import ClamorShell

@Suite struct FrameTests {
    private let plain = EditorTheme(colors: .none)

    private func frame(_ before: String, _ after: String = "", width: Int = 20, height: Int = 10) -> Frame {
        Scene(prompt: "> ", continuation: "-> ", buffer: EditBuffer(before, after))
            .frame(width: width, height: height, theme: plain)
    }

    @Test func linesStandBelowOneAnother() {
        let frame = frame("count by day\n| sort c", "ount")
        #expect(frame.rows == ["> count by day", "-> | sort count"])
        #expect(frame.cursorRow == 1 && frame.cursorColumn == 11)
    }

    @Test func longLinesWrapAndTheCursorGoesWithThem() {
        let frame = frame("1234567890", width: 10)
        #expect(frame.rows == ["> 12345678", "90"])
        #expect(frame.cursorRow == 1 && frame.cursorColumn == 2)
    }

    @Test func behindAFullRowTheCursorStandsOnTheNext() {
        let frame = frame("12345678", width: 10)
        #expect(frame.rows == ["> 12345678", ""])
        #expect(frame.cursorRow == 1 && frame.cursorColumn == 0)
    }

    @Test func wideCharactersAreNotCut() {
        let frame = frame("1234567世界", width: 10)
        #expect(frame.rows == ["> 1234567", "世界"])
        #expect(frame.cursorColumn == 4)
    }

    @Test func joinedEmojiAndMarksTakeTheirCells() {
        #expect(frame("👩‍👩‍👧e\u{301}").cursorColumn == 5)
    }

    @Test func controlCharactersAreSeenNotDone() {
        #expect(frame("a\u{7}b").rows == ["> a\\x07b"])
    }

    @Test func ofAHighTextTheRowsAroundTheCursorAreShown() {
        let text = (1...9).map(String.init).joined(separator: "\n")
        let end = frame(text, height: 3)
        #expect(end.rows == ["-> 7", "-> 8", "-> 9"] && end.cursorRow == 2)
        let start = frame("", text, height: 3)
        #expect(start.rows == ["> 1", "-> 2", "-> 3"] && start.cursorRow == 0)
    }

    @Test func belowComesAsMuchAsThereIsRoomFor() {
        var scene = Scene(prompt: "> ", continuation: "", buffer: EditBuffer("a"))
        scene.below = ["one", "two", "three"]
        #expect(scene.frame(width: 20, height: 3, theme: plain).rows == ["> a", "one", "two"])
    }

    @Test func aSuggestionOfSeveralLinesIsCutAtTheFirst() {
        var scene = Scene(prompt: "> ", continuation: "", buffer: EditBuffer("count"))
        scene.ghost = " by day\n| sort count"
        let frame = scene.frame(width: 40, height: 3, theme: plain)
        #expect(frame.rows == ["> count by day …"] && frame.cursorColumn == 7)
    }

    /// Frames in any order, on a screen: what is seen is the last one, below what was there before.
    @Test(arguments: 0..<20) func theScreenShowsTheLastFrame(seed: UInt64) {
        var random = Generator(state: seed &* 0x9E37_79B9_7F4A_7C15 &+ 1)
        let pieces = ["count ", "by\n", "世界", "| sort", "é", "👍🏽", "x", "longer words of a text ", "\n", "\t"]
        var screen = Screen(width: 24, height: 8)
        screen.feed("an answer\r\nof before\r\n")
        var painter = FramePainter()
        for _ in 0..<60 {
            let before = (0..<Int.random(in: 0..<9, using: &random)).map { _ in pieces.randomElement(using: &random)! }
            let after = (0..<Int.random(in: 0..<4, using: &random)).map { _ in pieces.randomElement(using: &random)! }
            var scene = Scene(
                prompt: "> ", continuation: "-> ", buffer: EditBuffer(before.joined(), after.joined()))
            if Bool.random(using: &random) { scene.below = ["first", "second"] }
            let frame = scene.frame(width: 24, height: 8, theme: EditorTheme(colors: .none))
            screen.feed(painter.paint(frame))
            let top = screen.row - frame.cursorRow
            let shown = Array(screen.lines[max(0, top)..<max(0, top) + frame.rows.count])
            let wanted = frame.rows.map { $0.replacing(#/ +$/#, with: "") }
            #expect(shown == wanted)
            #expect(screen.column == frame.cursorColumn)
            let isEmptyBelow = screen.lines[(top + frame.rows.count)...].allSatisfy(\.isEmpty)
            #expect(isEmptyBelow)
        }
        screen.feed(painter.leave())
        #expect(screen.column == 0 && screen.lines[screen.row].isEmpty)
    }

    @Test func onlyWhatChangesIsWritten() {
        var painter = FramePainter()
        _ = painter.paint(frame("count by day\n| sort c"))
        let bytes = painter.paint(frame("count by day\n| sort co"))
        #expect(!bytes.contains("count"))
        #expect(painter.paint(frame("count by day\n| sort co")) == "")
    }
}

private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

@Suite struct EditorThemeTests {
    /// Relative luminance and contrast as WCAG 2.1 defines them; 3 to 1 is what it asks of large text and signs.
    @Test func coloursCanBeReadOnDarkAndLight() {
        for color in EditorTheme.all {
            let levels = [0, 95, 135, 175, 215, 255]
            let grey = 8 + (color.index - 232) * 10
            let cube = color.index - 16
            let parts =
                color.index >= 232 ? [grey, grey, grey] : [levels[cube / 36], levels[cube / 6 % 6], levels[cube % 6]]
            let linear = parts.map { part -> Double in
                let share = Double(part) / 255
                return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
            }
            let luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
            #expect((luminance + 0.05) / 0.05 >= 3.5, "colour \(color.index) on black")
            #expect(1.05 / (luminance + 0.05) >= 3.5, "colour \(color.index) on white")
        }
    }

    @Test func withoutColoursOnlyAChoiceIsMarked() {
        let theme = EditorTheme(colors: .none)
        #expect(theme.look(.prompt).isEmpty && theme.look(.ghost).isEmpty)
        for role in TextRole.allCases { #expect(theme.look(.text(role, isError: true)).isEmpty) }
        #expect(!theme.look(.chosen).isEmpty)
    }

    @Test func aTerminalOfFewColoursGetsNoOthers() {
        let theme = EditorTheme(colors: EditorTheme.colors(["TERM": "linux"]))
        for role in TextRole.allCases { #expect(!theme.look(.text(role, isError: false)).contains("38;5")) }
    }
}

@Suite struct KeyBindingTests {
    @Test func noKeyIsBoundTwiceInALayout() {
        for layout in [KeyBindings.Binding.Layout.emacs, .inserting, .commanding] {
            let keys = KeyBindings.all.filter { $0.layouts.contains(layout) }.map(\.keys)
            #expect(Set(keys).count == keys.count)
        }
    }

    @Test func viGetsNoKeyBehindAnEscape() {
        for binding in KeyBindings.all where binding.keys.hasPrefix("\\e") { #expect(binding.layouts == [.emacs]) }
    }

    @Test func actionsHaveNamesThatSettingsFilesUse() {
        #expect(EditAction.killLineEnd.name == "clamor-kill-line-end")
        #expect(EditAction.allCases.count <= 48)
    }

    @Test func pastesKeepLinesAndNothingThatATerminalDoes() {
        #expect(EditorText.clean("a\r\nb\rc\td\u{1b}[31me\u{7}\u{9b}") == "a\nb\nc\td[31me")
    }
}
