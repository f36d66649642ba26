import ClamorColumns
import ClamorQuery
import ClamorText

extension ChartSpecification {
    /// Figures in large: a tile for each measure of each row; over time, of the last bucket of each series that is whole.
    mutating func readTiles(
        _ request: ChartRequest, _ roles: ChartRoles, _ columns: ChartColumns, _ context: ChartContext
    ) {
        let axisReader = AxisReader(columns, roles.axis, context)
        axis = axisReader.axis
        let (groups, names) = columns.combined(roles.keys.filter { $0 != roles.axis }, context)
        let most = request.limit ?? Self.mostSeries
        var rows = [[Int]](repeating: [], count: names.count)
        for row in 0..<columns.count {
            let place = axisReader.places.isEmpty ? nil : axisReader.places[row]
            if place.map({ axis.isPartial(at: $0) && axis.count > 1 }) != true { rows[groups[row]].append(row) }
        }
        let figures = roles.measures.map { TileColumn(columns, $0, CellText(zone: context.zone)) }
        for group in names.indices.prefix(most) {
            let ordered = rows[group].sorted { left, right in
                let places = [left, right].map { axisReader.places.isEmpty ? 0 : axisReader.places[$0] ?? 0 }
                return (places[0], left) < (places[1], right)
            }
            for figure in figures {
                guard var tile = figure.tile(of: ordered, overTime: roles.axis != nil) else { continue }
                if !names[group].isEmpty { tile.label = "\(names[group]): \(tile.label)" }
                if roles.axis != nil, let last = ordered.last, let place = axisReader.places[last] {
                    tile.label += ", \(timeName(place))"
                }
                tiles.append(tile)
            }
        }
        if names.count > most {
            captions.append("left out: \(names.count - most) more rows; `limit=\(names.count)` shows them")
        }
    }

    private func timeName(_ place: Int) -> String {
        guard case .times(let times) = axis, times.starts.indices.contains(place) else { return "" }
        return times.label(of: place)
    }
}

extension ChartColumns {
    /// For each row the place of its values in several columns together, and what each combination is called.
    fileprivate func combined(_ keys: [Int], _ context: ChartContext) -> (places: [Int], names: [String]) {
        var places = [Int](repeating: 0, count: count)
        var names = [""]
        for column in keys {
            let reader = AxisReader(self, column, context, isSeries: true)
            let (rows, values) = self.keys(column)
            var known: [[Int]: Int] = [:]
            var longer: [String] = []
            for row in 0..<count {
                let pair = [places[row], rows[row]]
                if known[pair] == nil {
                    known[pair] = longer.count
                    longer.append(
                        [names[pair[0]], reader.name(values[pair[1]])].filter { !$0.isEmpty }.joined(separator: ", "))
                }
                places[row] = known[pair] ?? 0
            }
            names = longer
        }
        return (places, names)
    }
}

/// One measure's column with what `compare previous` added to it.
private struct TileColumn {
    private let info: ColumnInfo
    private let cells: CellText
    private let numbers: [Double?]
    private let before: [Double?]?
    private let chance: [Double?]?

    init(_ columns: ChartColumns, _ measure: Int, _ cells: CellText) {
        self.cells = cells
        info = columns.schema[measure]
        numbers = columns.numbers(measure)
        before = columns.index(of: info.name + "_prev").map(columns.numbers)
        chance = columns.index(of: info.name + "_p").map(columns.numbers)
    }

    /// The figure of the last of the rows; over time the others led to it.
    func tile(of rows: [Int], overTime: Bool) -> ChartTile? {
        guard let row = rows.last else { return nil }
        var tile = ChartTile(label: info.name, value: cells.figure(numbers[row], info))
        if overTime { tile.history = rows.map { numbers[$0] } }
        let earlier = before?[row] ?? (overTime && rows.count > 1 ? numbers[rows[rows.count - 2]] : nil)
        if let now = numbers[row], let earlier {
            (tile.change, tile.direction) = cells.change(from: earlier, to: now, chance: chance?[row], info)
        }
        return tile
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
        if let chance {
            text += chance < 0.0001 ? ", p < 0.0001" : ", p = \(formatDecimal(chance, places: 4))"
            // An arrow would tell of a change that may be none.
            if chance >= 0.05 { return (text + ": may be chance", 0) }
        }
        return (text, change > 0 ? 1 : change < 0 ? -1 : 0)
    }
}
