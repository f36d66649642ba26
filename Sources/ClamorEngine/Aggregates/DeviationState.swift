import ClamorColumns

/// The sample standard deviation, √((Σx² − (Σx)²/n) / (n − 1)); missing below two values.
///
/// Integers and fixed-point values are squared and summed exactly. Numbers and their squares are rounded to 10⁻⁹ before
/// they are added, so that the result does not depend on the order of rows.
struct DeviationState: AggregateState {
    private let type: ValueType
    private var sums = ExactSums()
    private var squares = ExactSums()
    private var present = CountState(needsArgument: true)
    private var overflows: Set<Int> = []

    init(type: ValueType) { self.type = type }

    mutating func add(_ input: AggregateInput) {
        present.add(input)
        sums.grow(to: input.groupCount)
        squares.grow(to: input.groupCount)
        let (groups, argument) = input.present()
        if let (values, powers) = narrowParts(argument) {
            sums.add(values, groups: groups)
            squares.add(powers, groups: groups)
            return
        }
        for row in groups.indices {
            let group = Int(groups[row])
            let (value, square) = parts(argument, row)
            guard let value, let square, sums.add(value, group: group), squares.add(square, group: group) else {
                overflows.insert(group)
                continue
            }
        }
    }

    /// All values and their squares in the units that are summed; nil when one may be too large for 64 bits.
    private func narrowParts(_ column: Column) -> (values: [Int64], squares: [Int64])? {
        switch column.storage {
        case .integers: Kernels.squares(column.integers).map { (column.integers, $0) }
        case .numbers(let numbers):
            if let values = Kernels.billionths(numbers), let squares = Kernels.billionths(numbers.map { $0 * $0 }) {
                (values, squares)
            } else {
                nil
            }
        default: nil
        }
    }

    /// A value and its square in the units that are summed; nil when too large.
    private func parts(_ column: Column, _ row: Int) -> (Int128?, Int128?) {
        switch column.storage {
        case .integers(let values):
            let (square, overflows) = Int128(values[row]).multipliedReportingOverflow(by: Int128(values[row]))
            return (Int128(values[row]), overflows ? nil : square)
        case .numbers(let values):
            return (Kernels.billionths(values[row]), Kernels.billionths(values[row] * values[row]))
        default: preconditionFailure("\(column.type) has no deviation")
        }
    }

    mutating func absorb(_ other: DeviationState, groups: [UInt32], groupCount: Int) {
        present.absorb(other.present, groups: groups, groupCount: groupCount)
        sums.grow(to: groupCount)
        squares.grow(to: groupCount)
        for group in 0..<other.sums.count where groups[group] != GroupKeys.dropped {
            let target = Int(groups[group])
            let fits = sums.add(other.sums[group], group: target) && squares.add(other.squares[group], group: target)
            if !fits || other.overflows.contains(group) { overflows.insert(target) }
        }
    }

    func result(groupCount: Int, _ context: RunContext) -> Column {
        let values = (0..<groupCount).map { group -> Value in
            let count = present[group]
            guard count > 1, !overflows.contains(group) else { return .null }
            return .number(deviation(sum: sums[group], squares: squares[group], count: count))
        }
        return Column(type: .number, values: values)
    }

    private func deviation(sum: Int128, squares: Int128, count: Int64) -> Double {
        let divisor = Double(count) * Double(count - 1)
        if type == .number {
            let sum = Double(sum) / 1e9
            let excess = Double(count) * (Double(squares) / 1e9) - sum * sum
            return (max(0, excess) / divisor).squareRoot()
        }
        let scale: Double = type == .fixed ? 10_000 : 1
        let (left, first) = squares.multipliedReportingOverflow(by: Int128(count))
        let (right, second) = sum.multipliedReportingOverflow(by: sum)
        let excess =
            first || second
            ? Double(count) * Double(squares) - Double(sum) * Double(sum) : Double(left - right)
        return (max(0, excess) / divisor).squareRoot() / scale
    }
}
