import ClamorColumns
import ClamorQuery

/// For each row which outcomes a search may have, as far as tokens tell. A row with one possible outcome is decided.
struct PossibleOutcomes {
    var canBeTrue: Bitmap
    var canBeFalse: Bitmap
    var canBeUnknown: Bitmap

    /// Rows that have more than one.
    var undecided: Bitmap {
        var one = canBeTrue
        one.formIntersection(canBeFalse)
        var other = canBeTrue
        other.formUnion(canBeFalse)
        other.formIntersection(canBeUnknown)
        one.formUnion(other)
        return one
    }

    /// Rows that must hold these tokens; whether they then match, tokens say or do not say.
    init(holding rows: Bitmap, isExact: Bool) {
        canBeTrue = rows
        canBeFalse = Bitmap(count: rows.count, filled: true)
        if isExact { canBeFalse.subtract(rows) }
        canBeUnknown = Bitmap(count: rows.count)
    }

    /// An outcome that is known, or not known at all yet.
    init(_ truth: Truth?, count: Int) {
        let all = Bitmap(count: count, filled: true)
        canBeTrue = truth?.trues ?? all
        canBeFalse = truth?.falses ?? all
        canBeUnknown = truth?.unknowns ?? all
    }

    mutating func negate() { swap(&canBeTrue, &canBeFalse) }

    /// False when any is; else unknown when any is.
    static func conjunction(_ parts: [PossibleOutcomes], count: Int) -> PossibleOutcomes {
        var result = PossibleOutcomes(Truth(true, count: count), count: count)
        for part in parts {
            // Unknown: one of both is, and neither is false.
            var unknown = part.canBeUnknown
            unknown.formUnion(part.canBeTrue)
            unknown.formIntersection(result.canBeUnknown)
            var other = result.canBeTrue
            other.formIntersection(part.canBeUnknown)
            unknown.formUnion(other)
            result.canBeUnknown = unknown
            result.canBeTrue.formIntersection(part.canBeTrue)
            result.canBeFalse.formUnion(part.canBeFalse)
        }
        return result
    }

    /// True when any is; else unknown when any is.
    static func disjunction(_ parts: [PossibleOutcomes], count: Int) -> PossibleOutcomes {
        var negated = parts
        for index in negated.indices { negated[index].negate() }
        var result = conjunction(negated, count: count)
        result.negate()
        return result
    }
}

/// Asks the text index of one segment what a search may find among the rows of a frame.
struct SearchCandidates {
    let frame: Frame
    let index: any TextIndexSegment
    /// Outcomes of the conditions, in the order of the search; nil for those not asked yet.
    var conditions: [Truth?] = []
    private var nextCondition = 0

    init(frame: Frame, index: any TextIndexSegment) {
        self.frame = frame
        self.index = index
    }

    mutating func outcomes(of query: SearchQuery) throws -> PossibleOutcomes {
        switch query {
        case .and(let parts): return .conjunction(try parts.map { try outcomes(of: $0) }, count: frame.count)
        case .or(let parts): return .disjunction(try parts.map { try outcomes(of: $0) }, count: frame.count)
        case .not(let inner):
            var result = try outcomes(of: inner)
            result.negate()
            return result
        case .near(let left, let right, _, _):
            var rows = try holders(of: left)
            rows.formIntersection(try holders(of: right))
            return PossibleOutcomes(holding: rows, isExact: false)
        case .term(let term):
            let isExact =
                term.patterns.count == 1 && term.literal == nil && term.exact == nil
                && term.scope == .titleAndText
            return PossibleOutcomes(holding: try holders(of: query), isExact: isExact)
        case .condition:
            nextCondition += 1
            return PossibleOutcomes(conditions[nextCondition - 1], count: frame.count)
        }
    }

    /// Rows with the tokens of a term, or of any term of several.
    private func holders(of query: SearchQuery) throws -> Bitmap {
        switch query {
        case .term(let term):
            var rows = Bitmap(count: frame.count, filled: true)
            for pattern in term.patterns {
                guard let found = try holders(of: pattern) else { return Bitmap(count: frame.count) }
                rows.formIntersection(frame.aligned(found))
            }
            return rows
        case .or(let parts), .and(let parts):
            var rows = Bitmap(count: frame.count)
            for part in parts { rows.formUnion(try holders(of: part)) }
            return rows
        case .near, .not, .condition: preconditionFailure("the sides of NEAR are terms")
        }
    }

    private func holders(of pattern: SearchTerm.Pattern) throws -> Bitmap? {
        switch pattern {
        case .token(let text): try index.rows(token: text)
        case .prefix(let text): try index.rows(prefix: text)
        case .wildcard(let text): try index.rows(wildcard: text)
        }
    }
}
