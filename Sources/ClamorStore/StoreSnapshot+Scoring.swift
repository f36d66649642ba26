import ClamorQuery

/// What the user has told the scoring, as far as it is in force in a snapshot.
extension StoreSnapshot {
    package func scoring() throws -> ScoringDefinitions { ScoringDefinitions() }
}
