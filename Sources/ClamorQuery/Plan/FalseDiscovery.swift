/// How many of several findings may be chance.
package enum FalseDiscovery {
    /// The share of findings that may be chance, of those that are told of.
    package static let rate = 0.05

    /// The smallest rate of false discoveries at which each of several p counts as a finding (Benjamini and Hochberg,
    /// Controlling the False Discovery Rate, JRSS B 1995): of m in order, the least p · m / rank of it and those after it.
    ///
    /// - Returns: nil where there is no p; such are not counted.
    package static func adjusted(_ values: [Double?]) -> [Double?] {
        let known = values.indices.filter { values[$0] != nil }.sorted { (values[$0] ?? 1) > (values[$1] ?? 1) }
        var result = [Double?](repeating: nil, count: values.count)
        var least = 1.0
        for (place, index) in known.enumerated() {
            let rank = known.count - place
            least = min(least, (values[index] ?? 1) * Double(known.count) / Double(rank))
            result[index] = least
        }
        return result
    }
}
