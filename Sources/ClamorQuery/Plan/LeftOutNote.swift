import ClamorText

extension Query {
    /// How many rows its conditions left out because they are not known of them, and which columns they read; nil where
    /// there was none.
    package func leftOutNote(_ run: RunReport) -> String? {
        let told = run.leftOutMissing.filter { $0.value > 0 && operators.indices.contains($0.key) }
        if told.isEmpty { return nil }
        let names = Set(told.keys.flatMap { operators[$0].expressions.flatMap(\.columns) }).sorted()
        let count = formatInteger(told.values.reduce(0, +), grouped: true)
        return "\(count) left out, as \(orList(names.map { "`\($0)`" })) is missing"
    }
}
