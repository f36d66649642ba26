import ClamorStore
import Glibc

/// One thing to be read: a file, or a part of one that holds several.
struct ImportPart {
    /// The path as given, or `FILE: PART`.
    let name: String
    /// Whether its bytes can be read again from their start.
    let isRepeatable: Bool
    /// Opens it at its start. Throws `ImportError`.
    let open: () throws -> ByteSource

    /// A file; `-` is standard input.
    init(path: String) {
        name = path
        var status = stat()
        isRepeatable = path != "-" && stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
        open = { try ByteSource(path: path) }
    }

    /// A part of a file.
    ///
    /// - Parameters:
    ///   - size: how many bytes there will be, where that is known.
    init(_ part: String, of file: String, size: Int64?, bytes: @escaping () throws -> any ByteStage) {
        let name = "\(file): \(part)"
        self.name = name
        isRepeatable = true
        open = { try ByteSource(name: name, DigestedBytes(try bytes(), size: size)) }
    }
}

/// The parts of a file that holds several.
struct Container {
    /// What the parts are, for messages: `sheet`, `table`, `file`.
    let kind: String
    /// By their names in it, in its order.
    private(set) var parts: [(name: String, part: ImportPart)] = []
    /// Parts that are no exports whatever they hold, with what they are.
    private(set) var others: [(name: String, seen: String)] = []

    /// Opens what lies at a path, or else what a source holds, unpacked.
    ///
    /// - Parameter path: of the file, where the bytes lie in it as they are.
    init(_ source: ByteSource, _ found: ContainerKind, path: String?) throws {
        let file =
            try path.map { try SeekableFile(path: $0, name: source.name) } ?? SeekableFile(copying: source)
        switch found {
        case .zip:
            let archive = try ZipArchive(file)
            if let workbook = try Workbook(archive) {
                kind = "sheet"
                parts = workbook.sheets.map { sheet in
                    (sheet.name, ImportPart(sheet.name, of: file.name, size: nil) { try workbook.text(of: sheet) })
                }
                others = workbook.others.map { ($0, "is no sheet of cells") }
            } else {
                kind = "file"
                for entry in archive.entries where !entry.isFolder {
                    if entry.name.split(separator: "/").contains(where: { $0.hasPrefix(".") || $0 == "__MACOSX" }) {
                        others.append((entry.name, "is a hidden file"))
                    } else {
                        let part = ImportPart(entry.name, of: file.name, size: entry.size) {
                            try archive.bytes(of: entry)
                        }
                        parts.append((entry.name, part))
                    }
                }
                if archive.isCutOff { others.append(("(what followed)", "was cut off with the end of the archive")) }
            }
        case .sqlite:
            kind = "table"
            let tables = try Self.tables(file)
            for table in tables.tables {
                let part = ImportPart(table.name, of: file.name, size: nil) {
                    // The file must live as long as its rows are read.
                    try withExtendedLifetime(file) { TableRows(try tables.rows(of: table)) }
                }
                if table.isView { views.append((table.name, part)) } else { parts.append((table.name, part)) }
            }
            others = views.map { ($0.name, "is a view; `sheet` can name it") }
        }
    }

    /// Views say again what tables say: they are read only where they are named.
    private var views: [(name: String, part: ImportPart)] = []

    /// Names of all parts that can be read.
    var names: [String] { parts.map(\.name) + views.map(\.name) }

    /// The part of a name, or of the last step of its path; nil where there is none.
    func part(named name: String) -> ImportPart? {
        let all = parts + views
        let folded = name.lowercased()
        return
            (all.first { $0.name == name } ?? all.first { $0.name.lowercased() == folded }
            ?? all.first { $0.name.lowercased().hasSuffix("/\(folded)") })?.part
    }

    private static func tables(_ file: SeekableFile) throws -> ForeignTables {
        do {
            return try ForeignTables(path: file.path, name: file.name)
        } catch let error as StoreError {
            if error.cause == .isStore {
                throw ImportError.notAnExport(
                    source: file.name, seen: "is a store of clamor: ask it with --store, or export its mentions")
            }
            throw ImportError.cannotRead(source: file.name, cause: "\(error)")
        }
    }
}
