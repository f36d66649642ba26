extension Readers {
    /// Social platforms' own JSON.
    static let platforms: [any ExportReader] = [
        TwitterV2Reader(), MastodonReader(), TwitterV1Reader(), BlueskyReader(), JetstreamReader(), RedditReader(),
        YouTubeReader(), TikTokReader(), TelegramReader(), HackerNewsReader(), ZeeschuimerReader(),
    ]
}
