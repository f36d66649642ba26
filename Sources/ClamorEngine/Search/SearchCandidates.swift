import ClamorColumns
import ClamorQuery

/// What is known of a search in one segment: first which rows hold its tokens, then, of rows that this leaves open,
/// how the tokens stand. All sets are over the whole segment.
struct SearchCandidates {
    private let plan: SearchPlan
    private let index: any TextIndexSegment
    private let count: Int
    private let cancellation: Cancellation
    /// Outcomes of the conditions, in the order of the search; nil for those not asked yet.
    private let conditions: [Truth?]
    /// Outcomes of the terms; nil for those not looked up yet.
    private var terms: [PossibleOutcomes?]

    init(
        _ plan: SearchPlan, _ index: any TextIndexSegment, count: Int, conditions: [Truth?],
        _ cancellation: Cancellation
    ) {
        self.plan = plan
        self.index = index
        self.count = count
        self.conditions = conditions
        self.cancellation = cancellation
        terms = Array(repeating: nil, count: plan.terms.count)
    }

    /// What tokens tell of some rows.
    mutating func outcomes(among rows: Bitmap) throws -> PossibleOutcomes {
        var outcomes = try outcomes(of: plan.root)
        // Of terms whose tokens' places matter, those that few rows may hold are looked over first.
        let candidates = terms.indices.map { number -> Int in
            guard plan.terms[number].arrangement != nil, let known = terms[number] else { return 0 }
            return known.canBeTrue.setCount
        }
        for number in terms.indices.sorted(by: { (candidates[$0], $0) < (candidates[$1], $1) }) {
            guard candidates[number] > 0, let arrangement = plan.terms[number].arrangement else { continue }
            var open = outcomes.undecided
            open.formIntersection(rows)
            if open.isEmpty { break }
            if try narrow(number, arrangement, open) { outcomes = try self.outcomes(of: plan.root) }
        }
        return outcomes
    }

    /// Looks over the rows that are open and may hold a term; says whether any were.
    private mutating func narrow(_ number: Int, _ arrangement: TokenArrangement, _ open: Bitmap) throws -> Bool {
        guard var term = terms[number] else { return false }
        var candidates = open
        candidates.formIntersection(term.canBeTrue)
        if candidates.isEmpty { return false }
        let found = try index.rows(arrangement, among: candidates) { try cancellation.check() }
        if plan.terms[number].isToldByTokens { term.canBeFalse.subtract(found) }
        candidates.subtract(found)
        term.canBeTrue.subtract(candidates)
        terms[number] = term
        return true
    }

    // MARK: Logic

    private mutating func outcomes(of node: SearchPlan.Node) throws -> PossibleOutcomes {
        switch node {
        case .and(let parts): return try conjunction(parts, negated: false)
        case .or(let parts):
            var result = try conjunction(parts, negated: true)
            result.negate()
            return result
        case .not(let inner):
            var result = try outcomes(of: inner)
            result.negate()
            return result
        case .term(let number):
            if let known = terms[number] { return known }
            try cancellation.check()
            let term = plan.terms[number]
            let isExact = term.isToldByTokens && term.arrangement == nil
            let made = PossibleOutcomes(holding: try holders(of: term.query), isExact: isExact)
            terms[number] = made
            return made
        case .condition(let number): return PossibleOutcomes(conditions[number], count: count)
        }
    }

    /// Once no row is left, parts that follow are not looked up.
    private mutating func conjunction(_ parts: [SearchPlan.Node], negated: Bool) throws -> PossibleOutcomes {
        var result = PossibleOutcomes(Truth(true, count: count), count: count)
        for part in parts where !result.areAllFalse {
            var outcomes = try outcomes(of: part)
            if negated { outcomes.negate() }
            result.formConjunction(outcomes)
        }
        return result
    }

    // MARK: Tokens

    /// Rows with the tokens of a term, or of any term of several.
    private func holders(of query: SearchQuery) throws -> Bitmap {
        switch query {
        case .term(let term):
            var rows: Bitmap?
            for pattern in term.patterns {
                guard let found = try index.rows(pattern) else { return Bitmap(count: count) }
                if rows?.formIntersection(found) == nil { rows = found }
            }
            return rows ?? Bitmap(count: count)
        case .or(let parts), .and(let parts):
            var rows = Bitmap(count: count)
            for part in parts { rows.formUnion(try holders(of: part)) }
            return rows
        case .near(let left, let right, _, _):
            var rows = try holders(of: left)
            if !rows.isEmpty { rows.formIntersection(try holders(of: right)) }
            return rows
        case .not, .condition: preconditionFailure("a term or NEAR holds tokens")
        }
    }
}
