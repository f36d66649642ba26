import Foundation

/// A text that is being edited, of several lines perhaps, with a cursor between two of its characters. What a person
/// takes for one character (a letter with its marks, a joined emoji) is one step and one deletion.
struct EditBuffer: Equatable, Sendable {
    var before: String
    var after: String

    init(_ before: String = "", _ after: String = "") {
        self.before = before
        self.after = after
    }

    var text: String { before + after }
    var isEmpty: Bool { before.isEmpty && after.isEmpty }
    /// The cursor's place in bytes of UTF-8.
    var cursor: Int { before.utf8.count }
    var isAtEnd: Bool { after.isEmpty }
    var isOnFirstLine: Bool { !before.contains("\n") }
    var isOnLastLine: Bool { !after.contains("\n") }

    mutating func insert(_ text: String) { before += text }

    /// Puts a text in the place of bytes of the whole text; the cursor stands behind it.
    mutating func replace(_ range: Range<Int>, with text: String) {
        let bytes = Array(self.text.utf8)
        before = String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + text
        after = String(decoding: bytes[range.upperBound...], as: UTF8.self)
    }

    // MARK: motions

    mutating func moveLeft() { if let character = before.popLast() { after = String(character) + after } }

    mutating func moveRight() { if !after.isEmpty { before.append(after.removeFirst()) } }

    mutating func moveToLineStart() { move(back: lineBefore.count) }

    mutating func moveToLineEnd() { move(on: lineAfter.count) }

    mutating func moveToStart() { move(back: before.count) }

    mutating func moveToEnd() { move(on: after.count) }

    mutating func moveWordLeft() { move(back: wordBefore) }

    mutating func moveWordRight() { move(on: wordAfter) }

    /// To the line above at the same distance from its start, or as far as it goes; false on the first line.
    mutating func moveUp() -> Bool {
        guard !isOnFirstLine else { return false }
        let column = lineBefore.count
        move(back: column + 1)
        move(back: max(0, lineBefore.count - column))
        return true
    }

    mutating func moveDown() -> Bool {
        guard !isOnLastLine else { return false }
        let column = lineBefore.count
        move(on: lineAfter.count + 1)
        move(on: min(column, lineAfter.count))
        return true
    }

    // MARK: deletions; each gives what it has taken away

    mutating func deleteBack() { _ = before.popLast() }

    mutating func deleteForward() { if !after.isEmpty { after.removeFirst() } }

    /// To the end of the line, or the line's end itself when there is nothing before it.
    mutating func killToLineEnd() -> String { kill(on: max(lineAfter.count, after.isEmpty ? 0 : 1)) }

    mutating func killToLineStart() -> String { kill(back: max(lineBefore.count, before.isEmpty ? 0 : 1)) }

    mutating func killWordBack() -> String { kill(back: wordBefore) }

    mutating func killWordForward() -> String { kill(on: wordAfter) }

    /// Back to the last white space, as Ctrl-W in shells.
    mutating func killToSpaceBack() -> String {
        let spaces = before.reversed().prefix(while: \.isWhitespace).count
        return kill(back: spaces + before.dropLast(spaces).reversed().prefix { !$0.isWhitespace }.count)
    }

    /// Swaps the two characters around the cursor, or the last two at a line's end.
    mutating func transpose() {
        if lineAfter.isEmpty { moveLeft() }
        guard !lineBefore.isEmpty, !lineAfter.isEmpty, let left = before.popLast() else { return }
        before.append(after.removeFirst())
        before.append(left)
    }

    // MARK: measures

    private var lineBefore: Substring {
        before.suffix(from: before.lastIndex(of: "\n").map(before.index(after:)) ?? before.startIndex)
    }

    private var lineAfter: Substring { after.prefix { $0 != "\n" } }

    private var wordBefore: Int {
        let gap = before.reversed().prefix { !$0.isWordPart }.count
        return gap + before.dropLast(gap).reversed().prefix(while: \.isWordPart).count
    }

    private var wordAfter: Int {
        let gap = after.prefix { !$0.isWordPart }.count
        return gap + after.dropFirst(gap).prefix(while: \.isWordPart).count
    }

    private mutating func move(back count: Int) { after = kill(back: count) + after }

    private mutating func move(on count: Int) { before += kill(on: count) }

    private mutating func kill(back count: Int) -> String {
        let killed = String(before.suffix(count))
        before.removeLast(min(count, before.count))
        return killed
    }

    private mutating func kill(on count: Int) -> String {
        let killed = String(after.prefix(count))
        after.removeFirst(min(count, after.count))
        return killed
    }
}

extension Character {
    var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
