extension Kernels {
    /// What to do with two integers of one scale.
    package enum IntegerOperation: Sendable {
        case add, subtract, multiply
        /// Towards zero; missing where the divisor is 0.
        case divide
        /// With the sign of the dividend; missing where the divisor is 0.
        case remainder
    }

    /// Row by row; the bitmap holds the rows where the result exists (no overflow, no division by 0). Others hold 0.
    package static func combine(
        _ left: [Int64], _ right: [Int64], _ operation: IntegerOperation
    ) -> (values: [Int64], present: Bitmap?) {
        switch operation {
        case .add: combined(left, right) { $0.addingReportingOverflow($1) }
        case .subtract: combined(left, right) { $0.subtractingReportingOverflow($1) }
        case .multiply: combined(left, right) { $0.multipliedReportingOverflow(by: $1) }
        case .divide: combined(left, right) { $0.dividedReportingOverflow(by: $1) }
        case .remainder: combined(left, right) { $0.remainderReportingOverflow(dividingBy: $1) }
        }
    }

    @inline(__always)
    private static func combined(
        _ left: [Int64], _ right: [Int64], _ operation: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
    ) -> (values: [Int64], present: Bitmap?) {
        var failed = false
        let values = map(count: left.count) { row in
            let (value, overflow) = operation(left[row], right[row])
            failed = failed || overflow
            return overflow ? 0 : value
        }
        if !failed { return (values, nil) }
        return (values, bits(count: left.count) { !operation(left[$0], right[$0]).overflow })
    }

    /// What to do with two numbers.
    package enum NumberOperation: Sendable {
        case add, subtract, multiply, divide, remainder
    }

    /// Row by row; the bitmap holds the rows where the result is a number. Others hold 0.
    package static func combine(
        _ left: [Double], _ right: [Double], _ operation: NumberOperation
    ) -> (values: [Double], present: Bitmap?) {
        switch operation {
        case .add: finite(map(count: left.count) { left[$0] + right[$0] })
        case .subtract: finite(map(count: left.count) { left[$0] - right[$0] })
        case .multiply: finite(map(count: left.count) { left[$0] * right[$0] })
        case .divide: finite(map(count: left.count) { left[$0] / right[$0] })
        case .remainder: finite(map(count: left.count) { left[$0].truncatingRemainder(dividingBy: right[$0]) })
        }
    }

    /// Numbers with 0 for what is none (infinite or not a number), and the rows that are; nil: all.
    package static func finite(_ values: [Double]) -> (values: [Double], present: Bitmap?) {
        var all = true
        for value in values { all = all && value.isFinite }
        if all { return (values, nil) }
        return (
            map(count: values.count) { values[$0].isFinite ? values[$0] : 0 },
            bits(count: values.count) {
                values[$0].isFinite
            }
        )
    }

    /// Integers as numbers, divided by a scale.
    package static func numbers(_ values: [Int64], dividedBy scale: Double = 1) -> [Double] {
        scale == 1
            ? map(count: values.count) { Double(values[$0]) }
            : map(count: values.count) { Double(values[$0]) / scale }
    }

    /// Sum of several columns, missing values skipped; missing where all are, or where the sum leaves 64 bits.
    package static func sumOfPresent(_ columns: [(values: [Int64], validity: Bitmap?)]) -> (
        values: [Int64], present: Bitmap?
    ) {
        guard var (sum, present) = columns.first else { return ([], nil) }
        var fits: Bitmap?
        for column in columns.dropFirst() {
            let (next, added) = combine(sum, column.values, .add)
            sum = next
            fits = intersection(fits, added)
            if let validity = column.validity, var known = present {
                known.formUnion(validity)
                present = known
            } else {
                present = nil
            }
        }
        return (sum, intersection(present, fits))
    }
}
