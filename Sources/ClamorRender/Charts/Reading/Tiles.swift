import ClamorColumns
import ClamorQuery
import ClamorText

extension ChartSpecification {
    /// Figures in large: a tile for each measure of each row, or, over time, for the last bucket of each series.
    mutating func readTiles(
        _ request: ChartRequest, _ roles: ChartRoles, _ columns: ChartColumns, _ context: ChartContext
    ) {
        let cells = CellText(zone: context.zone)
        let axisReader = AxisReader(columns, roles.axis, context)
        axis = axisReader.axis
        let names = roles.series.map { AxisReader(columns, $0, context, isSeries: true) }
        let (places, values) =
            roles.series.map { columns.keys($0) } ?? ([Int](repeating: 0, count: columns.count), [Value.null])
        let most = request.limit ?? Self.mostSeries
        for measure in roles.measures {
            let info = columns.schema[measure]
            let numbers = columns.numbers(measure)
            for group in values.indices.prefix(most) {
                let rows = (0..<columns.count).filter { places[$0] == group }.sorted {
                    (axisReader.places.isEmpty ? 0 : axisReader.places[$0] ?? 0, $0)
                        < (axisReader.places.isEmpty ? 0 : axisReader.places[$1] ?? 0, $1)
                }
                guard let row = rows.last else { continue }
                var tile = ChartTile(
                    label: [names?.name(values[group]), info.name].compactMap { $0 }.joined(separator: ": "),
                    value: cells.figure(numbers[row], info))
                if roles.axis != nil {
                    tile.history = rows.map { numbers[$0] }
                    tile.label += ", \(timeName(axisReader.places[row] ?? 0))"
                }
                let before = columns.index(of: info.name + "_prev").flatMap { columns.numbers($0)[row] }
                    ?? (roles.axis != nil && rows.count > 1 ? numbers[rows[rows.count - 2]] : nil)
                if let now = numbers[row], let before {
                    let chance = columns.index(of: info.name + "_p").flatMap { columns.numbers($0)[row] }
                    (tile.change, tile.direction) = cells.change(from: before, to: now, chance: chance, info)
                }
                tiles.append(tile)
            }
        }
        if values.count > most { captions.append("left out: \(values.count - most) more rows; `limit=\(values.count)` shows them") }
        describePartialBuckets()
    }

    private func timeName(_ place: Int) -> String {
        guard case .times(let times) = axis, times.starts.indices.contains(place) else { return "" }
        return times.label(of: place)
    }
}

extension CellText {
    /// A number of a chart as the cell of its column would show it.
    func figure(_ value: Double?, _ info: ColumnInfo) -> String {
        guard let value else { return missing }
        switch info.type {
        case .integer: return display(.integer(Int64(nearest: value)), info)
        case .fixed: return display(.fixed(Int64(nearest: value * 10_000)), info)
        case .duration: return display(.duration(Int64(nearest: value * 1_000)), info)
        default: return display(.number(value), info)
        }
    }

    /// "+204 (+20.4 %) from 1,000, p < 0.001". A change in per cent only where that means something.
    fileprivate func change(
        from before: Double, to now: Double, chance: Double?, _ info: ColumnInfo
    ) -> (text: String, direction: Int) {
        let change = now - before
        var text = (change > 0 ? "+" : "") + figure(change, info)
        if before > 0, info.type == .integer {
            text += " (\(change > 0 ? "+" : "")\(formatDecimal(100 * change / before, places: 1))%)"
        }
        text += " from \(figure(before, info))"
        if let chance { text += chance < 0.0001 ? ", p < 0.0001" : ", p = \(formatDecimal(chance, places: 4))" }
        return (text, change > 0 ? 1 : change < 0 ? -1 : 0)
    }
}
