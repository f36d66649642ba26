/// How mentions are shown as cards.
package struct ShowRequest: Sendable {
    /// What these terms matched is marked.
    package var marked: [SearchTerm]
    /// Whether each mention is shown among its conversation.
    package var withThreads: Bool

    package init(marked: [SearchTerm], withThreads: Bool = false) {
        self.marked = marked
        self.withThreads = withThreads
    }

    /// The columns without which no conversation is found.
    package static let threadColumns = ["id", "channel", "time", "parent", "thread"]
}
