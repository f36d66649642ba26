import ClamorColumns
import Foundation

/// `abs`: keeps the type.
struct AbsoluteEvaluator: Evaluator {
    let operand: any Evaluator
    var type: ValueType { operand.type }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        guard case .integers = column.storage else {
            return column.replacingNumbers(column.numbers().map(\.magnitude))
        }
        let values = column.integers
        // The magnitude of the least integer is no integer.
        let magnitudes = values.map { $0 == .min ? 0 : abs($0) }
        let result = Column(
            type: type, count: column.count, storage: .integers(magnitudes), validity: column.validity)
        return values.contains(.min) ? result.masked(by: Kernels.within(values, .min + 1, .max)) : result
    }
}

/// `round`, `floor`, `ceil`, as numbers. Fixed-point values are rounded in decimal.
struct RoundingEvaluator: Evaluator {
    enum Rule: Sendable {
        /// Halves away from zero.
        case nearest
        case down, up
    }

    let operand: any Evaluator
    /// Places after the point; none unless given.
    let places: (any Evaluator)?
    let rule: Rule

    var type: ValueType { .number }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        var count: Int64 = 0
        if case .integer(let given)? = (places as? ConstantEvaluator)?.value { count = given }
        if column.type == .fixed {
            return column.replacingNumbers(column.integers.map { rounded($0, places: count) })
        }
        let scale = (0..<count).reduce(1.0) { power, _ in power * 10 }
        return column.replacingNumbers(
            column.numbers().map { value in
                let scaled = value * scale
                return scaled.isFinite ? scaled.rounded(roundingRule) / scale : value
            })
    }

    private var roundingRule: FloatingPointRoundingRule {
        switch rule {
        case .nearest: .toNearestOrAwayFromZero
        case .down: .down
        case .up: .up
        }
    }

    private func rounded(_ value: Int64, places: Int64) -> Double {
        if places >= 4 { return Double(value) / 10_000 }
        let unit = (places..<4).reduce(Int64(1)) { power, _ in power * 10 }
        var quotient = value / unit
        let rest = value % unit
        switch rule {
        case .down where rest < 0: quotient -= 1
        case .up where rest > 0: quotient += 1
        case .nearest where rest.magnitude * 2 >= unit.magnitude: quotient += value < 0 ? -1 : 1
        default: break
        }
        return Double(quotient) / (10_000 / Double(unit))
    }
}

/// The natural logarithm; missing for 0 and below.
struct LogarithmEvaluator: Evaluator {
    let operand: any Evaluator
    var type: ValueType { .number }
    var cost: Cost { operand.cost }

    func evaluate(_ frame: Frame) throws -> Column {
        let column = try operand.evaluate(frame)
        return column.replacingNumbers(column.numbers().map { log($0) })
    }
}

/// Down to a multiple of the step; missing for a step of 0. Fixed-point values are cut in decimal, so that 0.3 is in the
/// bin of 0.3 where the step is 0.1.
struct BinEvaluator: Evaluator {
    let type: ValueType
    let operand: any Evaluator
    let step: any Evaluator

    var cost: Cost { max(operand.cost, step.cost) }

    func evaluate(_ frame: Frame) throws -> Column {
        bins(try operand.evaluate(frame), try step.evaluate(frame))
    }

    /// Of narrow values the ends of the bins are looked for among all possible ones: bins only rise.
    func keyColumn(_ frame: Frame) throws -> KeyColumn {
        let column = try operand.evaluate(frame)
        guard let step = (step as? ConstantEvaluator)?.value.numeric, step > 0, type == .number,
            case .integers(.offset(let base, let most, let codes)) = column.storage, most <= 0xFFFF
        else { return .plain(bins(column, try self.step.evaluate(frame))) }
        var firsts: [(code: Int, bin: Double)] = []
        Self.findBins(0...Int(most), into: &firsts) { code in
            let value = base + Int64(code)
            return column.type == .fixed ? Self.bin(fixed: value, step) : Self.bin(Double(value), step)
        }
        guard firsts.allSatisfy(\.bin.isFinite) else { return .plain(bins(column, try self.step.evaluate(frame))) }
        // 0 stands for missing values.
        var numbers = [UInt32](repeating: 0, count: Int(most) + 1)
        for (place, first) in firsts.enumerated() {
            let end = place + 1 < firsts.count ? firsts[place + 1].code : numbers.count
            for code in first.code..<end { numbers[code] = UInt32(place + 1) }
        }
        let own = Kernels.translate(codes, by: numbers, below: firsts.count + 1)
        var present = Bitmap(count: firsts.count + 1, filled: true)
        present[0] = false
        let table = Column(
            type: .number, count: firsts.count + 1, storage: .numbers([0] + firsts.map(\.bin)), validity: present)
        return .coded(column.validity.map(own.masked) ?? own, table: table)
    }

    /// The first code of each bin in a range of codes.
    private static func findBins(
        _ range: ClosedRange<Int>, into firsts: inout [(code: Int, bin: Double)], _ bin: (Int) -> Double
    ) {
        let (low, high) = (bin(range.lowerBound), bin(range.upperBound))
        if firsts.last?.bin != low { firsts.append((range.lowerBound, low)) }
        if low == high || !low.isFinite || !high.isFinite { return }
        if range.count == 2 {
            firsts.append((range.upperBound, high))
            return
        }
        let middle = range.lowerBound + (range.upperBound - range.lowerBound) / 2
        findBins(range.lowerBound...middle, into: &firsts, bin)
        findBins(middle...range.upperBound, into: &firsts, bin)
    }

    private static func bin(_ value: Double, _ width: Double) -> Double { (value / width).rounded(.down) * width }

    /// The bin of a value in units of 10⁻⁴, exact where the width is a whole number of them.
    private static func bin(fixed value: Int64, _ width: Double) -> Double {
        let units = (width * 10_000).rounded()
        guard abs(width * 10_000 - units) < 1e-9, units != 0, abs(units) < 1e15 else {
            return bin(Double(value) / 10_000, width)
        }
        let step = Int64(units)
        var quotient = value / step
        if value % step != 0, (value < 0) != (step < 0) { quotient -= 1 }
        return Double(quotient * step) / 10_000
    }

    private func bins(_ column: Column, _ steps: Column) -> Column {
        let both = intersection(column.validity, steps.validity)
        if type == .integer {
            let (rests, present) = Kernels.combine(column.integers, steps.integers, .remainder)
            let divisors = steps.integers
            // The remainder takes the sign of the value; below zero the multiple lies a step lower.
            let lowered = rests.indices.map { row in
                rests[row] != 0 && (rests[row] < 0) != (divisors[row] < 0) ? rests[row] &+ divisors[row] : rests[row]
            }
            let (floors, fits) = Kernels.combine(column.integers, lowered, .subtract)
            let result = Column(
                type: .integer, count: column.count, storage: .integers(floors), validity: nil)
            return intersection(both, intersection(present, fits)).map(result.masked) ?? result
        }
        let widths = steps.numbers()
        let floors: [Double]
        if column.type == .fixed {
            let values = column.integers
            floors = values.indices.map { widths[$0] == 0 ? .nan : Self.bin(fixed: values[$0], widths[$0]) }
        } else {
            let numbers = column.numbers()
            floors = numbers.indices.map { widths[$0] == 0 ? .nan : Self.bin(numbers[$0], widths[$0]) }
        }
        let (values, present) = Kernels.finite(floors)
        let result = Column(type: .number, count: column.count, storage: .numbers(values), validity: present)
        return both.map(result.masked) ?? result
    }
}

extension Column {
    /// A column of these numbers, missing where this one is and where one is not finite.
    func replacingNumbers(_ values: [Double]) -> Column {
        let (values, present) = Kernels.finite(values)
        let result = Column(type: .number, count: count, storage: .numbers(values), validity: present)
        return validity.map(result.masked) ?? result
    }
}
