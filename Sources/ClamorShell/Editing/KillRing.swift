/// What has been cut, latest last. Cuts that follow one another at once are one.
struct KillRing {
    enum Direction { case back, on }

    private var texts: [String] = []
    /// How far back from the latest the last yank has reached.
    private var offset = 0

    mutating func add(_ text: String, _ direction: Direction, joining: Bool) {
        guard !text.isEmpty else { return }
        offset = 0
        if joining, let last = texts.popLast() {
            texts.append(direction == .back ? text + last : last + text)
        } else {
            texts.append(text)
            if texts.count > 60 { texts.removeFirst() }
        }
    }

    /// The latest cut; nil where there is none.
    mutating func yank() -> String? {
        offset = 0
        return texts.last
    }

    /// The cut before the one that was put in last, and that one.
    mutating func rotate() -> (former: String, text: String)? {
        guard !texts.isEmpty else { return nil }
        let former = texts[texts.count - 1 - offset]
        offset = (offset + 1) % texts.count
        return (former, texts[texts.count - 1 - offset])
    }
}
