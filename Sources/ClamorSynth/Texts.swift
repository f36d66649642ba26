/// The sources of the grammar. What each file holds: `EnglishFrames` how texts are put together, `EnglishClauses` what
/// they say on each topic, `EnglishWords` the words, `EnglishVoices` brands, campaigns, spam and the press,
/// `EnglishStory` the viral complaint; the other languages are one file each.
///
/// Rules that texts start from are named for a `TextForm`, `FORM.POLARITY` or `FORM`; titles `FORM.title…` or
/// `title.POLARITY`; clauses `TOPIC.POLARITY`.
enum Texts {
    static let sources: [(language: String, source: StaticString)] = [
        ("", signs), ("en", englishFrames), ("en", englishGoodClauses), ("en", englishBadClauses),
        ("en", englishPlainClauses), ("en", englishWords), ("en", englishVoices), ("en", englishStory),
        ("es", spanish), ("fr", french), ("de", german), ("pt", portuguese), ("ja", japanese),
    ]

    /// Emoji and hashtags of all languages.
    private static let signs: StaticString = """
        ~ smile
        😍
        ☕
        ❤️
        🙌
        😊
        🔥
        👏
        ☕☕☕
        🥰
        💛
        👌🏽
        ✨
        🫶
        ☕️😋
        ~ frown
        😡
        🙄
        🤬
        👎
        😤
        🤦‍♀️
        💀
        😒
        🤮
        😠😠
        🚩
        👎🏻
        🗑️
        ~ hash
        #coffee
        #coffeetime
        #latte
        #monday
        #commute
        #breakfast
        #coffeelover
        #flatwhite
        #worklife
        #food
        #{word}
        #barista
        #app
        #caffeine
        ~ tail
        {hash}
        {tag}
        {link}
        {hash} {hash}
        {user}
        {tag} {hash}
        {link} {hash}
        """
}
