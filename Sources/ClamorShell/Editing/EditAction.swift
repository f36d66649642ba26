/// What a key can do beside what libedit's own functions do. A settings file binds keys to them by name:
/// `bind "^X^E" clamor-edit`.
enum EditAction: Int32, CaseIterable, Sendable {
    case submit, openLine, complete, completeBack, cancel
    case left, right, up, down, lineStart, lineEnd, start, end, wordLeft, wordRight
    case deleteBack, deleteForward, deleteOrLeave
    case killLineEnd, killLineStart, killWordBack, killWordForward, killSpaceBack, yank, yankOlder, transpose
    case undo, redo, search, older, newer, edit, clear, paste, escape, ignore

    /// `clamor-kill-line-end`.
    var name: String {
        "clamor-"
            + "\(self)".reduce(into: "") { name, letter in
                name += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
            }
    }

    var isKill: Bool {
        switch self {
        case .killLineEnd, .killLineStart, .killWordBack, .killWordForward, .killSpaceBack: true
        default: false
        }
    }
}
