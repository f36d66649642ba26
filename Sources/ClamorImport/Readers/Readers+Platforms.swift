extension Readers {
    /// Social platforms' own JSON.
    static let platforms: [any ExportReader] = [
        TwitterV2Reader(), TwitterV1Reader(), MastodonReader(), BlueskyReader(), JetstreamReader(), RedditReader(),
        YouTubeReader(), TikTokReader(), TelegramReader(), HackerNewsReader(), ZeeschuimerReader(),
    ]
}
