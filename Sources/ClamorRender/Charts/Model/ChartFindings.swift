import ClamorText

extension ChartPanel {
    /// Positions in a row with the same finding, told in a line each: "2026-02-10 to 2026-02-11  twitter: gap, none".
    ///
    /// - Parameter name: what a position is called.
    func findings(_ name: (Int) -> String) -> [(finding: String, text: String)] {
        var found: [(finding: String, text: String)] = []
        for series in series {
            var place = 0
            while place < series.findings.count {
                guard let finding = series.findings[place] else {
                    place += 1
                    continue
                }
                var end = place
                while end + 1 < series.findings.count, series.findings[end + 1] == finding { end += 1 }
                let count = series.values[place...end].reduce(0) { $0 + ($1 ?? 0) }
                let span = place == end ? name(place) : "\(name(place)) to \(name(end))"
                let held = finding == "gap" ? "none" : formatDecimal(count, places: 0, grouped: true)
                found.append((finding, "\(span)  \(series.name): \(finding), \(held)"))
                place = end + 1
            }
        }
        return found
    }
}
