import Testing

@testable import ClamorShell

/// `|` is the cursor.
private func buffer(_ text: String) -> EditBuffer {
    let parts = text.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    return EditBuffer(String(parts[0]), String(parts[1]))
}

extension EditBuffer {
    fileprivate var marked: String { before + "|" + after }
}

@Suite struct EditBufferTests {
    private func expect(_ start: String, _ end: String, _ change: (inout EditBuffer) -> Void) {
        var edited = buffer(start)
        change(&edited)
        #expect(edited.marked == end)
    }

    @Test func motionsStayInTheText() {
        expect("|ab", "|ab") { $0.moveLeft() }
        expect("ab|", "ab|") { $0.moveRight() }
        expect("a|b", "|ab") { $0.moveLeft() }
        expect("a|b", "ab|") { $0.moveRight() }
    }

    @Test(arguments: ["👩‍👩‍👧", "é", "🇩🇪", "👍🏽", "한"]) func whatIsOneCharacterIsOneStep(character: String) {
        expect("a\(character)|b", "a|\(character)b") { $0.moveLeft() }
        expect("a|\(character)b", "a\(character)|b") { $0.moveRight() }
        expect("a\(character)|b", "a|b") { $0.deleteBack() }
        expect("a|\(character)b", "a|b") { $0.deleteForward() }
    }

    @Test func linesHaveTheirOwnStartAndEnd() {
        expect("one\ntw|o\nthree", "one\n|two\nthree") { $0.moveToLineStart() }
        expect("one\ntw|o\nthree", "one\ntwo|\nthree") { $0.moveToLineEnd() }
        expect("one\ntw|o", "|one\ntwo") { $0.moveToStart() }
        expect("o|ne\ntwo", "one\ntwo|") { $0.moveToEnd() }
    }

    @Test func upAndDownKeepTheColumnWhereTheyCan() {
        expect("first\nsec|ond", "fir|st\nsecond") { _ = $0.moveUp() }
        expect("ab\nlonger|", "ab|\nlonger") { _ = $0.moveUp() }
        expect("lon|ger\n\nx", "longer\n|\nx") { _ = $0.moveDown() }
        expect("lo|nger\nab", "longer\nab|") { _ = $0.moveDown() }
        var only = buffer("on|ly")
        let hasMoved = only.moveUp() || only.moveDown()
        #expect(!hasMoved)
    }

    @Test func wordsEndAtSigns() {
        expect("net by ch|annel", "net by |channel") { $0.moveWordLeft() }
        expect("net | by", "|net  by") { $0.moveWordLeft() }
        expect("a|b(c) d", "ab|(c) d") { $0.moveWordRight() }
        expect("ab|(c) d", "ab(c|) d") { $0.moveWordRight() }
    }

    @Test func killsTakeFromTheLineAlone() {
        var taken = ""
        expect("a\nb|cd\ne", "a\nb|\ne") { taken = $0.killToLineEnd() }
        #expect(taken == "cd")
        expect("a\nb|\ne", "a\nb|e") { taken = $0.killToLineEnd() }
        #expect(taken == "\n")
        expect("a\nbc|d", "a\n|d") { taken = $0.killToLineStart() }
        #expect(taken == "bc")
        expect("a\n|d", "a|d") { taken = $0.killToLineStart() }
        expect("count by day  |x", "count by |x") { taken = $0.killToSpaceBack() }
        #expect(taken == "day  ")
        expect("a-b|", "a-|") { taken = $0.killWordBack() }
        expect("|ab cd", "| cd") { taken = $0.killWordForward() }
        expect("|", "|") { taken = $0.killToLineEnd() }
        #expect(taken == "")
    }

    @Test func replacingTakesBytesOfTheWholeText() {
        expect("naïve |x", "filter|x") { $0.replace(0..<7, with: "filter") }
        expect("a|b c", "a c|") { $0.replace(1..<4, with: " c") }
    }

    @Test func transposingSwapsAroundTheCursor() {
        expect("a|b", "ba|") { $0.transpose() }
        expect("ab|", "ba|") { $0.transpose() }
        expect("x\n|b", "x\n|b") { $0.transpose() }
    }
}

@Suite struct UndoTests {
    @Test func aWordIsOneStep() {
        var undo = UndoStack()
        for text in ["c", "co", "cou", "cou ", "cou b", "cou by"] { undo.note(EditBuffer(text)) }
        #expect(undo.undo()?.text == "cou")
        #expect(undo.undo()?.text == "")
        #expect(undo.undo() == nil)
        #expect(undo.redo()?.text == "cou")
        #expect(undo.redo()?.text == "cou by")
    }

    @Test func aChangeForgetsWhatWasUndone() {
        var undo = UndoStack()
        undo.note(EditBuffer("one two"))
        undo.note(EditBuffer(""))
        #expect(undo.undo()?.text == "one two")
        undo.note(EditBuffer("one"))
        #expect(undo.redo() == nil)
        #expect(undo.undo()?.text == "one two")
    }

    @Test func motionsAreNoSteps() {
        var undo = UndoStack()
        undo.note(EditBuffer("ab"))
        undo.note(EditBuffer("a", "b"))
        #expect(undo.undo()?.text == "")
    }
}

@Suite struct KillRingTests {
    @Test func killsInARowAreOne() {
        var ring = KillRing()
        ring.add("by day", .on, joining: false)
        ring.add("count ", .back, joining: true)
        #expect(ring.yank() == "count by day")
    }

    @Test func olderOnesComeRound() {
        var ring = KillRing()
        for text in ["a", "b", "c"] { ring.add(text, .on, joining: false) }
        #expect(ring.yank() == "c")
        for (former, text) in [("c", "b"), ("b", "a"), ("a", "c")] {
            let turned = ring.rotate()
            #expect(turned?.former == former && turned?.text == text)
        }
    }

    @Test func nothingIsNoKill() {
        var ring = KillRing()
        ring.add("", .on, joining: false)
        #expect(ring.yank() == nil)
        #expect(ring.rotate() == nil)
    }
}
