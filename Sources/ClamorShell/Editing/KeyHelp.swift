/// What the keys of the prompt do, for people to read.
package enum KeyHelp {
    package static let all: [(keys: String, does: String)] = [
        ("Enter", "runs a whole statement; opens a line in one that is not"),
        ("Alt-Enter", "always opens a line; an empty last line runs the text as it is"),
        ("Tab, Shift-Tab", "complete, and choose among the candidates"),
        ("Right, End", "at the text's end take what is suggested; Alt-Right a word of it"),
        ("Up, Down", "go through the lines, then through past entries"),
        ("Ctrl-R", "looks for a part of a past entry"),
        ("Ctrl-X Ctrl-E", "edits the text in $VISUAL, else $EDITOR, else vi"),
        ("Ctrl-_, Alt-/", "undo and redo"),
        ("Ctrl-K, Ctrl-U, Ctrl-W", "cut to the line's end, to its start, a word; Ctrl-Y puts back, Alt-Y older ones"),
        ("Ctrl-C", "ends what runs, or drops the text"),
        ("Ctrl-D", "leaves, on an empty line"),
    ]
}
