/// What an answer must say of the rows behind a grouping: a kind of sentence, and the sums that it is made of, each over
/// all groups (so that with a list as a key a mention counts once under each of its values).
package struct GroupingNote: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// How many mentions have what an aggregate looks at ("a sentiment"), of how many.
        case known(String)
        /// How many are neutral for want of confidence, of how many; nothing is said of none.
        case unsure
        /// How many `over confident` leaves out, of how many.
        case leftOut
        /// How many name several brands and count as a whole all the same, of how many; nothing is said of none.
        case severalBrands
        /// The sum of reach, that of it which is estimated, how many mentions have a reach, of how many.
        case reach
    }

    package var kind: Kind
    /// Names of primitives of the grouping.
    package var sums: [String]

    package init(_ kind: Kind, _ sums: [String]) {
        self.kind = kind
        self.sums = sums
    }

    /// For `explain plan`.
    var text: String {
        switch kind {
        case .known(let what): "\(sums[0]) of \(sums[1]) have \(what)"
        case .unsure: "\(sums[0]) of \(sums[1]) are unsure"
        case .leftOut: "\(sums[0]) of \(sums[1]) left out as unsure"
        case .severalBrands: "\(sums[0]) of \(sums[1]) name several brands"
        case .reach: "\(sums[1]) of \(sums[0]) is estimated, \(sums[2]) of \(sums[3]) have a reach"
        }
    }
}
