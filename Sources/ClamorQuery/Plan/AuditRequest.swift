/// Mentions drawn at random, to be labelled by a person so that `net` can be corrected by what the labels tell.
package struct AuditRequest: Sendable, Hashable {
    package var count: Int
    package var seed: Int64

    package init(count: Int, seed: Int64) {
        self.count = count
        self.seed = seed
    }
}
