extension Readers {
    /// Social platforms' own JSON.
    static let platforms: [any ExportReader] = [TwitterV2Reader(), MastodonReader()]
}
