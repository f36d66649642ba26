import ClamorColumns

/// Collects the sums that the columns of a grouping need, each once.
struct AggregationBuilder {
    private(set) var primitives: [PrimitiveAggregate] = []
    private(set) var notes: [GroupingNote] = []
    /// Kinds of notes that are of rows which meet a condition.
    private var conditioned: Set<GroupingNote.Kind> = []
    private var names: [String: String] = [:]
    /// What the names of sums begin with.
    var prefix = "a"
    /// Whether mentions of some brand were picked out before, and are not grouped by brand: the answer is taken for one
    /// about that brand.
    var isOfPickedBrand = false
    /// `if COND` of the column being checked; every sum in it is over these rows alone.
    var condition: TypedExpression?

    /// A reference to the sum, which is added unless there is one like it.
    mutating func add(
        _ function: PrimitiveAggregate.Function, of argument: TypedExpression? = nil, per: TypedExpression? = nil,
        where condition: TypedExpression? = nil, type: ValueType
    ) -> TypedExpression {
        TypedExpression(type, .column(name(function, of: argument, per: per, where: condition, type: type)))
    }

    private mutating func name(
        _ function: PrimitiveAggregate.Function, of argument: TypedExpression?, per: TypedExpression?,
        where own: TypedExpression?, type: ValueType
    ) -> String {
        let both = [condition, own].compactMap { $0 }
        let condition = both.count == 2 ? TypedExpression.joined(.and, both[0], both[1]) : both.first
        var primitive = PrimitiveAggregate(
            name: "", function: function, argument: argument, per: per, condition: condition, type: type)
        let key = ExpressionText.text(of: primitive)
        if let known = names[key] { return known }
        primitive.name = "\(prefix)\(primitives.count + 1)"
        names[key] = primitive.name
        primitives.append(primitive)
        return primitive.name
    }

    /// How many sums there are; those that come later are `primitives[count...]`.
    var count: Int { primitives.count }

    /// Asks for a note of how many rows something is known of.
    mutating func cover(_ argument: TypedExpression, what: String) {
        note(.known(what)) { builder in [builder.present(argument), builder.rows()] }
    }

    /// Asks for a note of how many rows are unsure, by the column that tells: in what is summed up, or left out of it.
    mutating func note(_ kind: GroupingNote.Kind, unsureBy source: TypedExpression) {
        let word = TypedExpression(.text, .literal(.text("unsure")))
        let isUnsure = TypedExpression(.boolean, .compare(.equal, source, word, exact: false))
        note(kind) { builder in [builder.rows(isUnsure), builder.rows()] }
    }

    /// Asks for a note of how many rows have a sentiment for each of several brands, by the column that holds these.
    mutating func note(severalBrands column: TypedExpression) {
        let isSeveral = TypedExpression(.boolean, .isMissing(column, negated: true))
        note(.severalBrands) { builder in [builder.rows(isSeveral), builder.rows()] }
    }

    /// Asks for a note of how much of a sum of reach is measured and how much estimated.
    mutating func note(reach: TypedExpression, source: TypedExpression) {
        let word = TypedExpression(.text, .literal(.text("followers")))
        let isEstimated = TypedExpression(.boolean, .compare(.equal, source, word, exact: false))
        note(.reach) { builder in
            [
                builder.name(.sum, of: reach, per: nil, where: nil, type: reach.type),
                builder.name(.sum, of: reach, per: nil, where: isEstimated, type: reach.type),
                builder.present(reach), builder.rows(),
            ]
        }
    }

    /// A kind of note is made once, for the first that asks; of all rows rather than of those that meet a condition.
    private mutating func note(_ kind: GroupingNote.Kind, _ sums: (inout AggregationBuilder) -> [String]) {
        guard let known = notes.firstIndex(where: { $0.kind == kind }) else {
            notes.append(GroupingNote(kind, sums(&self)))
            if condition != nil { conditioned.insert(kind) }
            return
        }
        if condition == nil, conditioned.remove(kind) != nil { notes[known].sums = sums(&self) }
    }

    private mutating func present(_ argument: TypedExpression) -> String {
        name(.countPresent, of: argument, per: nil, where: nil, type: .integer)
    }

    private mutating func rows(_ condition: TypedExpression? = nil) -> String {
        name(.count, of: nil, per: nil, where: condition, type: .integer)
    }
}

extension TypedExpression {
    enum Junction { case and, or }

    /// Two conditions as one, chains of the same word kept flat.
    static func joined(_ junction: Junction, _ left: TypedExpression, _ right: TypedExpression) -> TypedExpression {
        switch junction {
        case .and: TypedExpression(.boolean, .and(left.parts(.and) + right.parts(.and)))
        case .or: TypedExpression(.boolean, .or(left.parts(.or) + right.parts(.or)))
        }
    }

    private func parts(_ junction: Junction) -> [TypedExpression] {
        switch (junction, kind) {
        case (.and, .and(let parts)), (.or, .or(let parts)): parts
        default: [self]
        }
    }
}
