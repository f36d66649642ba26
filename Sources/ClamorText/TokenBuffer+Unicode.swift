/// The part of the tokenizer that looks at scalars beyond ASCII.
extension TokenBuffer {
    /// A scalar that no fast path took; gives where to go on.
    mutating func other(
        _ utf8: UnsafeBufferPointer<UInt8>, at index: Int, _ classes: UnsafeBufferPointer<UInt8>
    ) -> Int {
        let (value, length) = UTF8Scalars.decode(utf8, at: index)
        let row = table.row(value)
        switch row.scalarClass {
        case .letter:
            return word(utf8, from: index, classes)
        case .single:
            return single(utf8, from: index, length: length, row)
        case .emoji, .regional:
            return emoji(utf8, from: index)
        case .sign:
            tag(utf8, at: index, length: length)
            return index + length
        case .separator, .mark, .inner:
            return index + length
        }
    }

    /// A word that may need composing, or that marks are in; gives where it ends.
    mutating func longWord(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let run = run(utf8, from: start, isTag: false)
        let before = bytes.count
        append(utf8, from: start, to: run.end, composing: run.needsComposing)
        closePlain(from: start, to: run.end, after: before)
        return run.end
    }

    /// Adds the tagged token when a word follows the sign and none ends just before it. The word itself is read next.
    mutating func tag(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int, length: Int) {
        let start = index + length
        guard start < utf8.count else { return }
        let isHash = utf8[index] == UInt8(ascii: "#") || (length > 1 && utf8[start - 1] == 0x83)  // ＃ ends in 83
        guard !ScalarClass.isInsideWord(utf8, at: index) || (isHash && index == lastTagEnd) else { return }
        let run = run(utf8, from: start, isTag: true)
        guard run.hasLetter else { return }
        append(utf8, from: index, to: run.end, composing: run.needsComposing)
        close(from: index, to: run.end, kind: .tagged)
        lastTagEnd = run.end
    }

    private struct Run {
        var end: Int
        var needsComposing = false
        var hasLetter = false
    }

    /// How far a word reaches, or a tag: that has `_` and scalars of scripts without spaces too, but no apostrophes.
    private mutating func run(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int, isTag: Bool) -> Run {
        var run = Run(end: start)
        var lastCombining: UInt8 = 0
        while run.end < utf8.count {
            let byte = utf8[run.end]
            if byte < 0x80 {
                if ASCIIClass.isLetter(byte) {
                    run.hasLetter = true
                } else if isTag ? byte != UInt8(ascii: "_") : byte != UInt8(ascii: "'") {
                    break
                } else if !isTag, !isLetter(utf8, at: run.end + 1) {
                    break
                }
                run.end += 1
                lastCombining = 0
                continue
            }
            let (value, length) = UTF8Scalars.decode(utf8, at: run.end)
            let row = table.row(value)
            switch row.scalarClass {
            case .letter:
                run.hasLetter = true
                lastCombining = 0
            case .single where isTag:
                run.hasLetter = true
                lastCombining = 0
            case .mark:
                let combining = CanonicalForm.combiningClass(value)
                if combining != 0, combining < lastCombining { run.needsComposing = true }
                lastCombining = combining
            case .inner where isLetter(utf8, at: run.end + length) && !(isTag && Self.isApostrophe(value)):
                break
            default:
                return run
            }
            if row.isSuspect { run.needsComposing = true }
            run.end += length
        }
        return run
    }

    mutating func isLetter(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        guard index < utf8.count else { return false }
        if utf8[index] < 0x80 { return ASCIIClass.isLetter(utf8[index]) }
        return table.row(UTF8Scalars.decode(utf8, at: index).value).scalarClass == .letter
    }

    private static func isApostrophe(_ value: UInt32) -> Bool {
        value == 0x2019 || value == 0x02BC || value == 0xFF07
    }

    /// Appends the token form of a run, composed first where that may matter.
    private mutating func append(
        _ utf8: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, composing: Bool
    ) {
        if composing {
            let source = UnsafeBufferPointer(rebasing: utf8[start..<end])
            var text = CanonicalForm.composed(String(decoding: source, as: UTF8.self))
            text.withUTF8 { append($0, from: 0, to: $0.count) }
        } else {
            append(utf8, from: start, to: end)
        }
    }

    private mutating func append(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        var index = start
        var isOnStripped = false
        while index < end {
            let byte = utf8[index]
            if byte < 0x80 {
                if byte != UInt8(ascii: "'") { bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte) }
                isOnStripped = form == .index
                index += 1
                continue
            }
            let (value, length) = UTF8Scalars.decode(utf8, at: index)
            index += length
            let row = table.row(value)
            let scalarClass = row.scalarClass
            if scalarClass == .inner || (scalarClass == .mark && isOnStripped) { continue }
            if scalarClass != .mark { isOnStripped = row.isStripped }
            table.append(row, to: &bytes)
        }
    }

    /// A scalar of a script without spaces, with what composes with it; gives where that ends.
    private mutating func single(
        _ utf8: UnsafeBufferPointer<UInt8>, from start: Int, length: Int, _ row: ScalarTable.Row
    ) -> Int {
        var end = start + length
        while end < utf8.count, utf8[end] >= 0x80 {
            let (value, length) = UTF8Scalars.decode(utf8, at: end)
            guard table.row(value).scalarClass == .mark || (0x1160...0x11FF).contains(value) else { break }
            end += length
        }
        if end == start + length, !row.isSuspect, !row.isSequence {
            let before = bytes.count
            table.append(row, to: &bytes)
            closePlain(from: start, to: end, after: before)
            return end
        }
        let source = UnsafeBufferPointer(rebasing: utf8[start..<end])
        for scalar in CanonicalForm.composed(String(decoding: source, as: UTF8.self)).unicodeScalars {
            let before = bytes.count
            table.append(table.row(scalar.value), to: &bytes)
            closePlain(from: start, to: end, after: before)
        }
        return end
    }

    /// An emoji with all that belongs to it: flags by pairs, tones and selectors dropped, joined ones together.
    private mutating func emoji(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let before = bytes.count
        var (last, end) = UTF8Scalars.decode(utf8, at: start)
        end += start
        table.append(table.row(last), to: &bytes)
        var scalarCount = 1
        while end < utf8.count {
            let (next, length) = UTF8Scalars.decode(utf8, at: end)
            switch table.row(next).scalarClass {
            case .regional where scalarCount == 1 && table.row(last).scalarClass == .regional: break
            case .emoji where last == Self.joiner || Self.isTone(next): break
            case .mark,
                .inner where next == Self.joiner:
                break
            case .separator where (0xE0020...0xE007F).contains(next): break
            default:
                closePlain(from: start, to: end, after: before)
                return end
            }
            if next != Self.joiner || table.row(following(utf8, end + length)).scalarClass == .emoji {
                table.append(table.row(next), to: &bytes)
            }
            scalarCount += 1
            last = next
            end += length
        }
        closePlain(from: start, to: end, after: before)
        return end
    }

    private func following(_ utf8: UnsafeBufferPointer<UInt8>, _ index: Int) -> UInt32 {
        index < utf8.count ? UTF8Scalars.decode(utf8, at: index).value : 0
    }

    private static let joiner: UInt32 = 0x200D

    private static func isTone(_ value: UInt32) -> Bool { (0x1F3FB...0x1F3FF).contains(value) }
}
