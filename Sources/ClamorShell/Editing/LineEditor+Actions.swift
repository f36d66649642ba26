import CLineEdit

extension LineEditor {
    /// Does what a key is bound to.
    func act(_ action: EditAction) -> cle_outcome {
        let before = buffer
        let follows = last.flatMap { $0.buffer == before ? $0.action : nil }
        undoing.note(before)
        if let menu, menu.buffer != before { self.menu = nil }
        let result = perform(action, follows: follows)
        if result == CLE_GO_ON { last = (action, buffer) }
        return result
    }

    private func perform(_ action: EditAction, follows: EditAction?) -> cle_outcome {
        var buffer = buffer
        switch action {
        case .submit: return submit()
        case .deleteOrLeave:
            if buffer.isEmpty { return end(.end) }
            buffer.deleteForward()
        case .search: return searchEntries()
        case .escape: return escape()
        case .complete, .completeBack:
            complete(next: action == .complete)
            return CLE_GO_ON
        case .cancel:
            if let menu { buffer = menu.original }
            menu = nil
        case .up, .older, .down, .newer: walk(action, &buffer)
        case .undo: if let earlier = undoing.undo() { buffer = earlier }
        case .redo: if let later = undoing.redo() { buffer = later }
        case .edit: if let text = editOutside(buffer.text) { buffer = EditBuffer(text) }
        case .clear: clearScreen()
        case .paste: buffer.insert(pasted())
        case .right, .lineEnd, .end, .wordRight: moveOn(action, &buffer)
        case .yank: if let text = kills.yank() { buffer.insert(text) }
        case .yankOlder:
            if follows == .yank || follows == .yankOlder, let (former, text) = kills.rotate(),
                buffer.before.hasSuffix(former)
            {
                buffer.before.removeLast(former.count)
                buffer.insert(text)
            }
        default: change(action, &buffer, joining: follows?.isKill ?? false)
        }
        if buffer != self.buffer { self.buffer = buffer }
        return CLE_GO_ON
    }

    private func change(_ action: EditAction, _ buffer: inout EditBuffer, joining: Bool) {
        switch action {
        case .openLine: buffer.insert("\n")
        case .left: buffer.moveLeft()
        case .lineStart: buffer.moveToLineStart()
        case .start: buffer.moveToStart()
        case .wordLeft: buffer.moveWordLeft()
        case .deleteBack: buffer.deleteBack()
        case .deleteForward: buffer.deleteForward()
        case .transpose: buffer.transpose()
        case .killLineEnd: kills.add(buffer.killToLineEnd(), .on, joining: joining)
        case .killWordForward: kills.add(buffer.killWordForward(), .on, joining: joining)
        case .killLineStart: kills.add(buffer.killToLineStart(), .back, joining: joining)
        case .killWordBack: kills.add(buffer.killWordBack(), .back, joining: joining)
        case .killSpaceBack: kills.add(buffer.killToSpaceBack(), .back, joining: joining)
        default: break
        }
    }

    /// A whole entry is done; one that is not gets another line, unless an empty one says that it is meant so.
    func submit() -> cle_outcome {
        var buffer = buffer
        if let menu, menu.hasChoice {
            self.buffer = menu.accepted()
            self.menu = nil
            return CLE_GO_ON
        }
        let isGivenUp =
            buffer.isAtEnd && buffer.before.split(separator: "\n", omittingEmptySubsequences: false).count > 1
            && (buffer.before.split(separator: "\n", omittingEmptySubsequences: false).last ?? "").allSatisfy(
                \.isWhitespace)
        if isGivenUp || assistant.isWhole(buffer.text) { return end(.entry(buffer.text)) }
        buffer.insert("\n")
        self.buffer = buffer
        return CLE_GO_ON
    }

    /// Up and down: in the menu, else among the lines, else among past entries.
    private func walk(_ action: EditAction, _ buffer: inout EditBuffer) {
        let isUp = action == .up || action == .older
        if var menu {
            buffer = menu.choose(next: !isUp)
            self.menu = menu
            return
        }
        if action == .up && buffer.moveUp() || action == .down && buffer.moveDown() { return }
        let entry = isUp ? past.older(than: buffer.text) : past.newer(than: buffer.text)
        if let entry { buffer = EditBuffer(entry) }
    }

    /// At the text's end, on into what is suggested.
    private func moveOn(_ action: EditAction, _ buffer: inout EditBuffer) {
        if let rest = ghost(buffer) {
            if action == .wordRight {
                var suggestion = EditBuffer("", rest)
                suggestion.moveWordRight()
                buffer.insert(suggestion.before)
            } else {
                buffer.insert(rest)
            }
            return
        }
        switch action {
        case .right: buffer.moveRight()
        case .lineEnd: buffer.moveToLineEnd()
        case .wordRight: buffer.moveWordRight()
        default: buffer.moveToEnd()
        }
    }

    /// As far as the candidates agree; where they do not, they are shown, and each further Tab chooses one.
    private func complete(next: Bool) {
        if var menu {
            buffer = menu.choose(next: next)
            self.menu = menu
            return
        }
        var buffer = buffer
        let completion = assistant.completion(of: buffer.text, at: buffer.cursor)
        guard let first = completion.candidates.first else { return }
        let typed = String(decoding: Array(buffer.text.utf8)[completion.replaced], as: UTF8.self)
        if completion.candidates.count == 1 {
            buffer.replace(completion.replaced, with: first.text)
            buffer.close(with: first.ending)
            self.buffer = buffer
            return
        }
        var rest = completion
        if let common = completion.common(after: typed) {
            buffer.replace(completion.replaced, with: common)
            self.buffer = buffer
            rest.replaced = completion.replaced.lowerBound..<completion.replaced.lowerBound + common.utf8.count
        }
        menu = CompletionMenu(rest, buffer: buffer)
    }

    /// What a terminal brackets as pasted, without what a terminal would do something at. It ends where nothing more
    /// comes, too: the closing bracket may be lost.
    func pasted() -> String {
        cle_read_literally(true)
        defer { cle_read_literally(false) }
        let closing = "\u{1b}[201~"
        var text = ""
        while !text.hasSuffix(closing) {
            let key = cle_key(handle, 1_000)
            guard key >= 0, let scalar = Unicode.Scalar(UInt32(key)) else { break }
            text.unicodeScalars.append(scalar)
        }
        if text.hasSuffix(closing) { text.removeLast(closing.count) }
        let clean = EditorText.clean(text)
        // The end of the last line is Enter's to add.
        return clean.hasSuffix("\n") ? String(clean.dropLast()) : clean
    }

    /// vi's Escape: by itself it changes to commands; with more behind it at once it is what an arrow key sends.
    private func escape() -> cle_outcome {
        // Keys that a person presses one after the other are further apart.
        let (action, keys) = sequence(waiting: 15)
        if let action { return perform(action, follows: nil) }
        cle_push(handle, KeyBindings.toCommands + keys)
        return CLE_GO_ON
    }

    /// What a key sends behind an Escape; without an action it is none that is known.
    func sequence(waiting milliseconds: Int32) -> (action: EditAction?, keys: String) {
        var keys = ""
        repeat {
            let key = cle_key(handle, keys.isEmpty ? milliseconds : 200)
            guard key >= 0, let scalar = Unicode.Scalar(UInt32(key)) else { break }
            keys.unicodeScalars.append(scalar)
            if let found = KeyBindings.sequences.first(where: { $0.keys == keys }) { return (found.action, keys) }
        } while KeyBindings.sequences.contains { $0.keys.hasPrefix(keys) }
        return (nil, keys)
    }
}

enum EditorText {
    /// Line ends as `\n`, and no control characters but these and tabs.
    static func clean(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            if scalar == "\r" {
                result.append("\n")
            } else if scalar == "\n" {
                if previous != "\r" { result.append(scalar) }
            } else if scalar == "\t"
                || scalar.value >= 0x20 && scalar.value != 0x7F && !(0x80..<0xA0).contains(scalar.value)
            {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
