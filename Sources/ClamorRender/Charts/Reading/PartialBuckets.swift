import ClamorText

extension ChartSpecification {
    /// Says which buckets hold less than the others because the range ends inside them.
    mutating func describePartialBuckets() {
        guard case .times(let times) = axis, let step = times.step else { return }
        let last = times.starts.count - 1
        let places = [times.isPartial.first ? 0 : nil, times.isPartial.last && last > 0 ? last : nil].compactMap { $0 }
        guard !places.isEmpty || times.isPartial.last else { return }
        let names = (places.isEmpty ? [0] : places).map { times.label(of: $0) }
        let what = step.count == 1 ? "\(step.unit.rawValue)" : "\(step.count) \(step.unit.rawValue)s"
        captions.append("not a whole \(what): \(names.joined(separator: ", "))")
    }
}
