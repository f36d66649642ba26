import ClamorColumns
import ClamorQuery
import ClamorTime

extension TableRows {
    /// Adds what is usual and what was found to the rows of a trend by day: every series has a row for each of the days.
    func covered(_ request: CoverageRequest, _ context: RunContext) throws -> TableRows {
        let days = try integers(request.day, context)
        let counts = try integers(CoverageRequest.count.name, context)
        let keys = try request.keys.map { try value($0, context) }
        let identities = try RowIdentities(keys, rows: count, context)
        var series = [[Int]](repeating: [], count: identities.count)
        for row in 0..<count { series[identities.numbers[row]].append(row) }
        let judged = Self.wholeDays(days, context)
        var expected = [Double](repeating: 0, count: count)
        var hasExpected = Bitmap(count: count)
        var findings = [Value](repeating: .null, count: count)
        for rows in series {
            guard let first = rows.first else { continue }
            let inside = rows.indices.filter { judged?.contains(days[rows[$0]]) ?? false }
            let model = CoverageModel(
                counts: rows.map { Int(counts[$0]) }, firstWeekday: Self.weekday(days[first], context),
                judged: (inside.first ?? 0)..<(inside.last.map { $0 + 1 } ?? 0))
            for (day, row) in rows.enumerated() {
                if let usual = model.expected[day] {
                    expected[row] = (usual * 10).rounded() / 10
                    hasExpected[row] = true
                }
                if let finding = model.findings[day] { findings[row] = .text(finding == .gap ? "gap" : "drop") }
            }
        }
        var result = self
        result.set(
            CoverageRequest.expected,
            Column(type: .number, count: count, storage: .numbers(expected), validity: hasExpected))
        result.set(CoverageRequest.finding, Column(type: .text, values: findings))
        return result
    }

    private func integers(_ name: String, _ context: RunContext) throws -> [Int64] {
        guard case .integers(let values) = try value(name, context).storage else {
            preconditionFailure("`\(name)` holds no integers")
        }
        return (0..<count).map { values[$0] }
    }

    /// The days that lie whole in what was collected: not the first and the last of all, and none that goes on.
    private static func wholeDays(_ days: [Int64], _ context: RunContext) -> Range<Int64>? {
        guard let first = days.min(), var last = days.max() else { return nil }
        if last > context.now.milliseconds - 86_400_000 { last = min(last, context.now.milliseconds - 86_400_000) }
        return first + 1 < last ? first + 1..<last : nil
    }

    /// 0 to 6.
    private static func weekday(_ day: Int64, _ context: RunContext) -> Int {
        context.zone.date(of: Instant(milliseconds: day)).weekday - 1
    }
}
