extension Readers {
    /// Sites of reviews, and of questions and answers.
    static let reviews: [any ExportReader] = reviewTables + [StackExchangeReader()]

    /// Tables of reviews, with what the company answered.
    static let reviewTables: [TableFormatReader] = [
        TableFormatReader(.yelp, .yelpOld), TableFormatReader(.googlePlay, .playConsole),
        TableFormatReader(.appStore, .appStoreFeed), TableFormatReader(.trustpilot),
    ]
}
