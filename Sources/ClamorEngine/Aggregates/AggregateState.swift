import ClamorColumns
import ClamorQuery

/// Rows of one batch as an aggregate takes them in.
struct AggregateInput {
    /// The groups of the rows.
    let batch: BatchGroups
    /// Rows that meet the aggregate's condition; nil: all.
    let condition: Bitmap?
    let argument: Column?
    let per: Column?
    /// What orders the rows in time.
    let moments: Moments?

    /// When and which each row is: times, and numbers that tell rows apart.
    struct Moments {
        let times: Column?
        let rows: [UInt32]
    }

    /// The group of each row.
    var groups: Codes { batch.groups }
    /// A number above all groups.
    var groupCount: Int { batch.groupCount }

    /// Rows that meet the condition and have an argument; nil: all.
    var presentRows: Bitmap? { intersection(condition, argument?.presence) }

    /// Groups and arguments of the rows that meet the condition and have one.
    func present() -> (groups: Codes, argument: Column) {
        guard let argument else { preconditionFailure("the aggregate has an argument") }
        guard let rows = presentRows?.rows() else { return (groups, argument) }
        return (groups.gathered(rows), argument.gathered(rows))
    }
}

/// What an aggregate knows of each group so far. Can be taken together with that of other rows.
protocol AggregateState: Sendable {
    /// Takes in rows.
    mutating func add(_ input: AggregateInput)
    /// Takes in what another state of the same kind knows; its group g is ours `groups[g]`, or none where that is
    /// `GroupKeys.dropped`.
    mutating func absorb(_ other: Self, groups: [UInt32], groupCount: Int)
    /// The result for each group; groups beyond those seen have no rows.
    func result(groupCount: Int, _ context: RunContext) throws -> Column
}

extension AggregateState {
    /// `absorb` for states whose kind is not known statically.
    mutating func absorbAny(_ other: any AggregateState, groups: [UInt32], groupCount: Int) {
        guard let other = other as? Self else { preconditionFailure("states of one aggregate are of one kind") }
        absorb(other, groups: groups, groupCount: groupCount)
    }
}

extension PrimitiveAggregate {
    /// A state that knows of no rows yet.
    func newState() -> any AggregateState {
        let argumentType = argument?.type ?? .integer
        switch function {
        case .count: return CountState(needsArgument: false)
        case .countPresent: return CountState(needsArgument: true)
        case .sum: return SumState(type: argumentType, result: .sum(type))
        case .average: return SumState(type: argumentType, result: .mean(type))
        case .minimum:
            return argumentType == .text ? TextExtremeState(largest: false) : ExtremeState(argumentType, largest: false)
        case .maximum:
            return argumentType == .text ? TextExtremeState(largest: true) : ExtremeState(argumentType, largest: true)
        case .quantile(let percent): return QuantileState(type: argumentType, percent: percent)
        case .standardDeviation: return DeviationState(type: argumentType)
        case .distinct: return DistinctState(type: argumentType)
        case .first: return EdgeState(type: type, isLast: false)
        case .last: return EdgeState(type: type, isLast: true)
        case .sumOfMaxima: return MaximaState(type: argumentType, perType: per?.type ?? .text)
        }
    }
}

extension Array {
    /// Makes the array at least so long.
    mutating func grow(to count: Int, with element: Element) {
        if count > self.count { append(contentsOf: repeatElement(element, count: count - self.count)) }
    }
}
