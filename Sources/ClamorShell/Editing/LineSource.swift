/// What a person did at the prompt.
package enum LineEvent: Equatable {
    /// A whole entry, of several lines perhaps.
    case entry(String)
    /// Ctrl-C: what was written is dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the end of the input.
    case end
}

/// Where a session's entries come from.
package protocol LineSource: AnyObject {
    func read(prompt: String) -> LineEvent
    /// Adds an entry to those that can be called back.
    func remember(_ entry: String)
}

/// What an editor must know of what is being written.
package protocol EditorAssistant: AnyObject {
    /// Whether a text can be run, or at least not be mended by more lines.
    func isWhole(_ text: String) -> Bool
    /// What could stand at the cursor, a place in bytes.
    func completion(of text: String, at cursor: Int) -> Completion
    /// The roles of stretches of a text being written at the cursor.
    func highlight(_ text: String, cursor: Int) -> [StyledSpan]
    /// Whether rows are to be shown while a text is being written.
    var isPreviewing: Bool { get }
    /// What rows a text shows up to the stage at the cursor; nil: none.
    func preview(of text: String, at cursor: Int) -> Preview?
}
