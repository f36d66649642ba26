/// Rows counted along a pipeline.
struct RunCounts {
    /// Rows that count and lie in the range.
    var source = 0
    /// Rows after operators, by index; operators that leave all rows are not listed.
    var left: [Int: Int] = [:]
    /// Rows of which conditions are not known, by index of the operator.
    var unknown: [Int: Int] = [:]
    /// Rows for which an assertion is not true, by index of the operator.
    var broken: [Int: Int] = [:]

    /// Rows after the source and after each operator.
    func trace(operators: Int) -> [Int] {
        var result = [source]
        for index in 0..<operators { result.append(left[index] ?? result[index]) }
        return result
    }
}
