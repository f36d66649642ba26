import ClamorColumns
import ClamorQuery

extension StoreSnapshot {
    package func summary(_ name: String, segment: Int) throws -> ColumnSummary? {
        try translating {
            guard let index = StoredField.index(of: name), let number = StoredField.all[index].column else {
                return nil
            }
            let type = Fields.named(name)?.type ?? .integer
            let rows = rowCount(segment: segment)
            if try corrected().change(name, segment: segment) { return nil }
            guard let header = try header(number, segment: segment) else { return nil }
            // The last segment may hold rows that came later.
            guard header.count == rows, type != .boolean, type != .number else { return nil }
            guard type == .text || type == .list else { return ColumnSummary(header, type: type, dictionary: nil) }
            let dictionary = try dictionary(StoredField.all[index])
            guard header.codesNeeded <= dictionary.count else { return nil }
            return ColumnSummary(header, type: type, dictionary: dictionary)
        }
    }
}
