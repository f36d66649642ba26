import CLineEdit
import ClamorText

extension LineEditor {
    /// Ctrl-R: looks for a part of a past entry while it is typed. Enter runs what is found, Tab and the arrows sideways
    /// take it to be edited, up and down go to older and newer ones, Ctrl-G leaves all as it was.
    func searchEntries() -> cle_outcome {
        menu = nil
        var state = EntrySearch(past.entries)
        search = state
        defer { search = nil }
        while let key = nextSearchKey() {
            switch key {
            case .older: state.older()
            case .newer: state.newer()
            case .erase: state.look(for: String(state.wanted.dropLast()))
            case .eraseAll: state.look(for: "")
            case .letter(let letter): state.look(for: state.wanted + letter)
            case .paste(let text): state.look(for: state.wanted + text)
            case .cancel: return CLE_GO_ON
            case .edit, .run:
                search = nil
                guard let entry = state.entry else { return CLE_GO_ON }
                buffer = EditBuffer(entry)
                return key == .run ? submit() : CLE_GO_ON
            case .nothing: break
            }
            search = state
        }
        return CLE_GO_ON
    }

    private enum SearchKey: Equatable {
        case older, newer, erase, eraseAll, cancel, edit, run, nothing
        case letter(String)
        case paste(String)
    }

    /// nil after Ctrl-C, and when the terminal is gone.
    private func nextSearchKey() -> SearchKey? {
        let key = cle_key(handle, -1)
        guard key >= 0, let scalar = Unicode.Scalar(UInt32(key)) else { return nil }
        switch key {
        case 0x12, 0x10: return .older
        case 0x13, 0x0E: return .newer
        case 0x7F, 0x08: return .erase
        case 0x15, 0x17: return .eraseAll
        case 0x07: return .cancel
        case 0x0A, 0x0D: return .run
        case 0x1B: return escapedSearchKey()
        case 0..<0x20: return .edit
        default: return .letter(String(Character(scalar)))
        }
    }

    private func escapedSearchKey() -> SearchKey {
        switch sequence(waiting: 40).action {
        case .up: .older
        case .down: .newer
        case .paste: .paste(pasted())
        case .ignore: .nothing
        default: .edit
        }
    }

    /// The entry that is found, what is wanted marked in it, and below it what has been typed.
    func scene(of search: EntrySearch, prompt: String) -> Scene {
        var scene = Scene(
            prompt: prompt, continuation: Prompt.continuation(of: prompt), buffer: EditBuffer(search.entry ?? ""))
        scene.spans = spans(scene.buffer.text, cursor: -1)
        scene.match = search.match
        let count =
            search.wanted.isEmpty
            ? "type a part of what was asked"
            : search.count == 0
                ? "not found"
                : "\(search.number) of \(search.count)"
        let status = "search: \(SafeText.escapedForTerminal(search.wanted))▏ \(count)"
        scene.below = [truncate(status, toWidth: width)]
        if search.count > 0 {
            let keys = "Enter runs · Tab edits · ↑ ↓ other ones · Ctrl-G leaves"
            scene.below.append(theme.styled(truncate(keys, toWidth: width), .note))
        }
        return scene
    }
}
