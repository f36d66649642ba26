/// Which keys do what, in bind(1)'s notation, unless a settings file says otherwise.
enum KeyBindings {
    struct Binding: Sendable {
        enum Layout: Sendable { case emacs, inserting, commanding }

        let keys: String
        let action: EditAction
        let layouts: [Layout]

        init(_ keys: String, _ action: EditAction, _ layouts: [Layout] = [.emacs, .inserting, .commanding]) {
            self.keys = keys
            self.action = action
            self.layouts = layouts
        }
    }

    static let all: [Binding] =
        everywhere + typing + emacs + commanding
        + sequences.map { keys, action in
            Binding("\\e" + keys.map { $0 == "\n" ? "^J" : $0 == "\r" ? "^M" : String($0) }.joined(), action, [.emacs])
        }

    /// A key that no keyboard of vi's users needs, by which a lone Escape changes to vi's commands.
    static let toCommands = "\u{1d}"

    /// In raw mode libedit has the terminal give `^J` for the Enter key, and `^M` for a line feed.
    private static let everywhere: [Binding] = [
        Binding("^J", .submit), Binding("^M", .submit), Binding("^D", .deleteOrLeave), Binding("^R", .search),
        Binding("^L", .clear), Binding("^X^E", .edit), Binding("^P", .older), Binding("^N", .newer),
        // Escape begins what the arrow keys send.
        Binding("^[", .escape, [.inserting, .commanding]),
    ]

    private static let typing: [Binding] = [
        Binding("^I", .complete, [.emacs, .inserting]), Binding("^?", .deleteBack, [.emacs, .inserting]),
        Binding("^H", .deleteBack, [.emacs, .inserting]), Binding("^W", .killSpaceBack, [.emacs, .inserting]),
        Binding("^U", .killLineStart, [.emacs, .inserting]), Binding("^_", .undo, [.emacs, .inserting]),
    ]

    private static let emacs: [Binding] = [
        Binding("^A", .lineStart, [.emacs]), Binding("^E", .lineEnd, [.emacs]), Binding("^B", .left, [.emacs]),
        Binding("^F", .right, [.emacs]), Binding("^K", .killLineEnd, [.emacs]), Binding("^Y", .yank, [.emacs]),
        Binding("^T", .transpose, [.emacs]), Binding("^G", .cancel, [.emacs]), Binding("^X^U", .undo, [.emacs]),
        Binding("\\e/", .redo, [.emacs]), Binding("\\eb", .wordLeft, [.emacs]), Binding("\\ef", .wordRight, [.emacs]),
        Binding("\\ed", .killWordForward, [.emacs]), Binding("\\e^?", .killWordBack, [.emacs]),
        Binding("\\e^H", .killWordBack, [.emacs]), Binding("\\ey", .yankOlder, [.emacs]),
        Binding("\\e<", .start, [.emacs]), Binding("\\e>", .end, [.emacs]), Binding("\\ep", .older, [.emacs]),
        Binding("\\en", .newer, [.emacs]),
    ]

    private static let commanding: [Binding] = [
        Binding("j", .down, [.commanding]), Binding("k", .up, [.commanding]), Binding("0", .lineStart, [.commanding]),
        Binding("v", .edit, [.commanding]), Binding("/", .search, [.commanding]), Binding("u", .undo, [.commanding]),
    ]

    /// What keys send behind an Escape: Alt-Enter, arrows and their kin, plain and with Shift, Alt, Ctrl (2 to 8).
    /// Those that mean nothing are taken whole, so that nothing of them is left in the line.
    static let sequences: [(keys: String, action: EditAction)] = {
        var result: [(String, EditAction)] = ["\n", "\r", "[13;2u", "[13;3u", "[13;5u", "[27;2;13~"].map {
            ($0, .openLine)
        }
        result += [("[Z", .completeBack), ("[200~", .paste)]
        let letters: [(String, EditAction, EditAction)] = [
            ("A", .up, .up), ("B", .down, .down), ("C", .right, .wordRight), ("D", .left, .wordLeft),
            ("H", .lineStart, .start), ("F", .lineEnd, .end),
        ]
        for (letter, plain, modified) in letters {
            result += [("[" + letter, plain), ("O" + letter, plain)]
            result += (2...8).map { ("[1;\($0)\(letter)", $0 == 2 ? plain : modified) }
        }
        let numbers: [(Int, EditAction)] =
            [
                (1, .lineStart), (3, .deleteForward), (4, .lineEnd), (7, .lineStart),
                (8, .lineEnd),
            ] + ([2, 5, 6] + (11...34)).map { ($0, .ignore) }
        for (number, action) in numbers {
            let modified: EditAction = action == .deleteForward ? .killWordForward : action
            result += [("[\(number)~", action)] + (2...8).map { ("[\(number);\($0)~", modified) }
        }
        // Function keys, the middle of a number pad, and a terminal's word that it is looked at.
        return result + ["OP", "OQ", "OR", "OS", "[E", "[I", "[O"].map { ($0, .ignore) }
    }()
}
