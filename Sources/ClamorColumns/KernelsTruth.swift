/// The outcome of a condition for each row, in three-valued logic.
package struct Truth: Sendable {
    /// Rows for which it holds.
    package var trues: Bitmap
    /// Rows for which it is known; nil: all. Never lacks a row of `trues`.
    package var knowns: Bitmap?

    package init(trues: Bitmap, knowns: Bitmap? = nil) {
        self.trues = trues
        self.knowns = knowns
    }

    /// One outcome for all rows.
    package init(_ outcome: Bool?, count: Int) {
        trues = Bitmap(count: count, filled: outcome == true)
        knowns = outcome == nil ? Bitmap(count: count) : nil
    }

    /// The rows of a boolean column.
    package init(_ column: Column) {
        guard case .booleans(let bits) = column.storage else { preconditionFailure("a condition is a boolean column") }
        self.init(trues: bits, knowns: column.validity)
    }

    package var count: Int { trues.count }

    /// As a boolean column.
    package var column: Column {
        Column(type: .boolean, count: count, storage: .booleans(trues), validity: knowns)
    }

    /// Rows for which it is known not to hold.
    package var falses: Bitmap {
        var result = knowns ?? Bitmap(count: count, filled: true)
        result.subtract(trues)
        return result
    }

    /// Rows for which it is not known.
    package var unknowns: Bitmap {
        guard var result = knowns else { return Bitmap(count: count) }
        result.invert()
        return result
    }

    package mutating func negate() {
        trues = falses
    }

    /// False where either is false, else unknown where either is.
    package mutating func formConjunction(_ other: Truth) {
        if knowns == nil, other.knowns == nil {
            trues.formIntersection(other.trues)
            return
        }
        var known = falses
        known.formUnion(other.falses)
        trues.formIntersection(other.trues)
        known.formUnion(trues)
        knowns = known
    }

    /// True where either is true, else unknown where either is.
    package mutating func formDisjunction(_ other: Truth) {
        if knowns == nil, other.knowns == nil {
            trues.formUnion(other.trues)
            return
        }
        var known = falses
        known.formIntersection(other.falses)
        trues.formUnion(other.trues)
        known.formUnion(trues)
        knowns = known
    }
}

/// The rows of which both bitmaps, where given, speak; nil when neither is given.
package func intersection(_ left: Bitmap?, _ right: Bitmap?) -> Bitmap? {
    guard var result = left else { return right }
    if let right { result.formIntersection(right) }
    return result
}
