import ClamorColumns

/// Collects the sums that the columns of a grouping need, each once.
struct AggregationBuilder {
    private(set) var primitives: [PrimitiveAggregate] = []
    private(set) var coverages: [Coverage] = []
    private var names: [String: String] = [:]
    /// What the names of sums begin with.
    var prefix = "a"
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

    /// Asks for the caption to say of how many rows something is known.
    mutating func cover(_ argument: TypedExpression, what: String) {
        guard !coverages.contains(where: { $0.what == what }) else { return }
        coverages.append(
            Coverage(
                known: name(.countPresent, of: argument, per: nil, where: nil, type: .integer),
                total: name(.count, of: nil, per: nil, where: nil, type: .integer), what: what))
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
