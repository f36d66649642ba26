import ClamorColumns
import GRDB

/// Columns that the journal tells: number and source of the import that each row is shown under.
extension StoreSnapshot {
    func batchColumn(segment: Int) throws -> ClamorColumns.Column {
        let column = cache.value(segment, .column(StoredField.Internal.batch, rows: rowCount(segment: segment))) {
            let numbers = perImport(segment: segment) { $0.number }
            return Column(type: .integer, count: numbers.count, storage: .integers(numbers))
        }
        let shown = try shownElsewhere(segment: segment)
        if shown.isEmpty { return column }
        var numbers = column.integers
        for (place, importing) in shown { numbers[place] = importing.number }
        return Column(type: .integer, count: numbers.count, storage: .integers(numbers))
    }

    func sourceColumn(segment: Int) throws -> ClamorColumns.Column {
        let dictionary = held.withLock { held in
            if let known = held.sources { return known }
            var seen: Set<String> = []
            let made = TextDictionary(journal.imports.map(\.source).filter { seen.insert($0).inserted })
            held.sources = made
            return made
        }
        let column = cache.value(
            segment, .column(StoredField.Internal.source, rows: rowCount(segment: segment))
        ) {
            let codes = perImport(segment: segment) { dictionary.code(of: $0.source) ?? 0 }
            return Column(type: .text, count: codes.count, storage: .codes(codes, .empty))
        }
        let shown = try shownElsewhere(segment: segment)
        guard !shown.isEmpty, case .codes(let stored, _) = column.storage else { return column.reading(dictionary) }
        var codes = stored.wide
        for (place, importing) in shown { codes[place] = dictionary.code(of: importing.source) ?? 0 }
        return Column(type: .text, count: codes.count, storage: .codes(codes, dictionary))
    }

    /// A value of each row's import.
    private func perImport<T>(segment: Int, _ value: (Journal.Import) -> T) -> [T] {
        var result: [T] = []
        let end = Int64(segment) << 16 + Int64(rowCount(segment: segment))
        var row = Int64(segment) << 16
        result.reserveCapacity(Int(end - row))
        while row < end, let importing = journal.importOf(row: row) {
            let next = min(importing.rows.upperBound, end)
            result += [T](repeating: value(importing), count: Int(next - row))
            row = next
        }
        precondition(row == end, "rows that no import has brought")
        return result
    }

    /// Rows that count though the batch that wrote them is none to show: their import was undone, and another had them,
    /// too; or an undo has made them, and they are shown under the import of the latest version that they show.
    private func shownElsewhere(segment: Int) throws -> [(place: Int, importing: Journal.Import)] {
        if let known = held.withLock({ $0.shown[segment] }) { return known }
        let first = Int64(segment) << 16
        let rows = first..<first + Int64(rowCount(segment: segment))
        let isAny = journal.imports.contains { ($0.isUndone || $0.ordinal == nil) && $0.rows.overlaps(rows) }
        var shown: [(place: Int, importing: Journal.Import)] = []
        if isAny, journal.hasSightings {
            shown = try connections.readInOneState { db in
                let force = RowForce(journal, db)
                var shown: [(place: Int, importing: Journal.Import)] = []
                for row in try force.kept(rows) {
                    if let importing = try force.shownImport(of: row) { shown.append((Int(row - first), importing)) }
                }
                try CompletedRows.forEach(rows, byLatest: false, db) { row in
                    guard let own = journal.importOf(row: row.row), own.isUndone || own.ordinal == nil,
                        let latest = row.latest, let importing = try force.shownImport(of: latest)
                    else { return }
                    shown.append((Int(row.row - first), importing))
                }
                return shown
            }
        }
        held.withLock { [shown] in $0.shown[segment] = shown }
        return shown
    }
}
