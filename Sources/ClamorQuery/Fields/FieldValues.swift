extension Fields {
    /// All values of the fields that have few, also where a store holds none.
    package static let values: [String: [String]] = [
        "kind": ["post", "reply", "comment", "share", "quote", "review", "article"],
        "sentiment": ["positive", "neutral", "negative"],
        "sentiment_source": ["given", "scored", "corrected", "unsure"],
        "lang_source": ["given", "detected"],
        "reach_source": ["given", "views", "followers"],
        "spam_source": ["given", "scored", "corrected"],
        "status": ["open", "pending", "answered", "ignored"],
    ]

    /// The field that `NAME:value` asks; nil where its values are no texts that could be listed.
    package static func asked(by name: String) -> String? {
        let name = name.lowercased()
        guard let special = SpecialField(named: name) else { return name }
        return special.fieldName
    }
}
