import ClamorColumns

/// For each row which outcomes a search may have, as far as is known. A row with one possible outcome is decided.
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

    /// Whether no row can come out as anything but false.
    var areAllFalse: Bool { canBeTrue.isEmpty && canBeUnknown.isEmpty }

    mutating func negate() { swap(&canBeTrue, &canBeFalse) }

    /// Takes in another part of a conjunction: false when either is; else unknown when either is.
    mutating func formConjunction(_ other: PossibleOutcomes) {
        // Unknown: one of both is, and neither is false.
        var unknown = other.canBeUnknown
        unknown.formUnion(other.canBeTrue)
        unknown.formIntersection(canBeUnknown)
        var rest = canBeTrue
        rest.formIntersection(other.canBeUnknown)
        unknown.formUnion(rest)
        canBeUnknown = unknown
        canBeTrue.formIntersection(other.canBeTrue)
        canBeFalse.formUnion(other.canBeFalse)
    }
}

extension PossibleOutcomes {
    /// Of a term: rows that may hold it, and whether they do.
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
}
