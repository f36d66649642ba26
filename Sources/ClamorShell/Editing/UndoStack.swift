/// What a buffer has been, to go back to and forward again. A run of typed letters is one step.
struct UndoStack {
    private var past: [EditBuffer] = []
    private var future: [EditBuffer] = []
    private var current: EditBuffer
    /// Whether the last change put one character in at the cursor.
    private var isTyping = false

    init(_ buffer: EditBuffer = EditBuffer()) { current = buffer }

    /// Takes note of the buffer as it is before the next key.
    mutating func note(_ buffer: EditBuffer) {
        defer { current = buffer }
        guard buffer.text != current.text else {
            if buffer != current { isTyping = false }
            return
        }
        let typed = buffer.after == current.after && buffer.before.dropLast() == current.before
        // A space begins a step.
        let goesOn = typed && isTyping && !(buffer.before.last?.isWhitespace ?? true)
        if !goesOn { past.append(current) }
        isTyping = typed
        future = []
    }

    /// The buffer before the last step; nil where there is none.
    mutating func undo() -> EditBuffer? {
        guard let earlier = past.popLast() else { return nil }
        future.append(current)
        return restore(earlier)
    }

    mutating func redo() -> EditBuffer? {
        guard let later = future.popLast() else { return nil }
        past.append(current)
        return restore(later)
    }

    private mutating func restore(_ buffer: EditBuffer) -> EditBuffer {
        current = buffer
        isTyping = false
        return buffer
    }
}
