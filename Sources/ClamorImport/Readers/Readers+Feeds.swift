extension Readers {
    /// Feeds of sites, in XML and JSON.
    static let feeds: [any ExportReader] = [FeedReader(), JSONFeedReader()]
}
