import ClamorText

/// What the checker has read of a store's catalog, once a statement.
struct StoreView: Sendable {
    /// Names of columns of exports that map to no field.
    let extraNames: [String]
    let topics: [TopicDefinition]
    let ownAccounts: [OwnAccounts]
    /// Every version of the measures of the store, oldest first.
    let measures: [StoredMeasure]
    let scoring: ScoringDefinitions
    /// Topic families of the user's own, beside `brand` and `theme`, by name.
    let families: [String]

    /// - Throws: what the catalog throws.
    init(_ catalog: any Catalog) throws {
        extraNames = try catalog.extraNames
        topics = try catalog.topics
        ownAccounts = try catalog.ownAccounts
        measures = try catalog.measures
        scoring = try catalog.scoring
        families = Set(topics.map(\.family)).filter { Fields.named($0) == nil }.sorted()
    }

    /// Handles of our accounts in folded form, each once, sorted.
    var ownHandles: [String] {
        Set(ownAccounts.flatMap(\.handles).map(FoldedText.fold)).sorted()
    }
}
