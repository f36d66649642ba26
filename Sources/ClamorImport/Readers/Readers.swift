/// The one list of formats.
enum Readers {
    static let all: [any ExportReader] = tables + vendors + platforms + reviews + feeds

    /// Tables and JSON of any source, by the names of their columns.
    private static let tables: [any ExportReader] = [DelimitedReader(), JSONRecordsReader(), ExchangeReader()]

    /// All names for `as`.
    static var names: [String] { all.flatMap(\.names) }
}
