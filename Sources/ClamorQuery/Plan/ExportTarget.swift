import ClamorText

/// A file that mentions are written to with all their fields.
package struct ExportTarget: Sendable, Hashable {
    package var path: String
    package var format: ExportFormat
    /// Whether a file that is there may be written over.
    package var replaces: Bool

    package init(path: String, format: ExportFormat, replaces: Bool) {
        self.path = path
        self.format = format
        self.replaces = replaces
    }
}

/// How mentions are written to a file that `import` reads again; the file's ending says it.
package struct ExportFormat: Sendable, Hashable {
    package enum Kind: Sendable, Hashable, CaseIterable {
        case csv, jsonLines, sqlite

        /// The first is the one that messages name.
        fileprivate var endings: [String] {
            switch self {
            case .csv: [".csv"]
            case .jsonLines: [".jsonl", ".ndjson"]
            case .sqlite: [".sqlite", ".db"]
            }
        }
    }

    package var kind: Kind
    /// Whether the file is compressed by gzip; never a database.
    package var isCompressed: Bool

    package init(kind: Kind, isCompressed: Bool = false) {
        self.kind = kind
        self.isCompressed = isCompressed
    }

    /// The format that a path's ending says; nil for endings of no format.
    package init?(path: String) {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        let isCompressed = name.hasSuffix(".gz")
        let plain = isCompressed ? String(name.dropLast(3)) : name
        guard
            let kind = Kind.allCases.first(where: { $0.endings.contains { plain.hasSuffix($0) && plain != $0 } }),
            kind != .sqlite || !isCompressed
        else { return nil }
        self.init(kind: kind, isCompressed: isCompressed)
    }

    /// ".csv, .jsonl, .csv.gz, .jsonl.gz or .sqlite".
    package static let endings = orList([".csv", ".jsonl", ".csv.gz", ".jsonl.gz", ".sqlite"])
}
