/// A workbook of spreadsheets (Office Open XML, ECMA-376): an archive of XML parts.
struct Workbook {
    struct Sheet {
        let name: String
        fileprivate let entry: ZipArchive.Entry
    }

    let sheets: [Sheet]
    /// Sheets that hold no cells, such as charts.
    let others: [String]
    private let archive: ZipArchive
    private let strings = SharedStrings()
    private let styles = CellStyles()
    private let isFrom1904: Bool

    /// Nil for an archive that is no workbook. Throws `ImportError` for one that cannot be read, and for office documents
    /// of other kinds.
    init?(_ archive: ZipArchive) throws {
        self.archive = archive
        if let kind = Self.otherDocument(archive) {
            throw ImportError.notAnExport(source: archive.file.name, seen: "is \(kind)")
        }
        let package = try Self.relations(archive, "_rels/.rels")
        let main = package.first { $0.type.hasSuffix("/officeDocument") }.map { Self.path($0.target, from: "") }
        let path = main ?? "xl/workbook.xml"
        guard Self.entry(archive, path) != nil else { return nil }
        let outline = WorkbookOutline()
        try Self.read(archive, path, outline)
        isFrom1904 = outline.isFrom1904
        let slash = path.lastIndex(of: "/")
        let folder = slash.map { String(path[...$0]) } ?? ""
        let file = slash.map { String(path[path.index(after: $0)...]) } ?? path
        let relations = try Self.relations(archive, "\(folder)_rels/\(file).rels")
        var sheets: [Sheet] = []
        var others: [String] = []
        for sheet in outline.sheets {
            let relation = relations.first { $0.id == sheet.relation }
            if let relation, relation.type.hasSuffix("/worksheet"),
                let entry = Self.entry(archive, Self.path(relation.target, from: folder))
            {
                sheets.append(Sheet(name: sheet.name, entry: entry))
            } else {
                others.append(sheet.name)
            }
        }
        (self.sheets, self.others) = (sheets, others)
        for relation in relations {
            let part = Self.path(relation.target, from: folder)
            if relation.type.hasSuffix("/sharedStrings") { try Self.read(archive, part, strings) }
            if relation.type.hasSuffix("/styles") { try Self.read(archive, part, styles) }
        }
    }

    /// The rows of a sheet as CSV. The sheet is read twice: first for its width.
    func text(of sheet: Sheet) throws -> any ByteStage {
        let name = "\(archive.file.name): \(sheet.name)"
        let cells = SheetCells(strings: strings, styles: styles, isFrom1904: isFrom1904)
        let extent = SheetText(try archive.bytes(of: sheet.entry), cells, width: nil)
        let width = try extent.measuredWidth(of: name)
        return SheetText(try archive.bytes(of: sheet.entry), cells, width: width)
    }

    // MARK: Parts of the archive

    private static func otherDocument(_ archive: ZipArchive) -> String? {
        for (path, kind) in [
            ("word/document.xml", "a text document (.docx)"), ("ppt/presentation.xml", "a presentation (.pptx)"),
            ("xl/workbook.bin", "a binary workbook (.xlsb): save it as .xlsx"),
            ("content.xml", "an OpenDocument file: save its sheets as .xlsx or CSV"),
        ] where entry(archive, path) != nil { return kind }
        return nil
    }

    private static func entry(_ archive: ZipArchive, _ path: String) -> ZipArchive.Entry? {
        archive.entries.first { $0.name == path }
            ?? archive.entries.first { $0.name.lowercased() == path.lowercased() }
    }

    private static func read(_ archive: ZipArchive, _ path: String, _ handler: any XMLEventHandler) throws {
        guard let entry = entry(archive, path) else { return }
        try XMLEvents.read(try archive.bytes(of: entry), of: "\(archive.file.name): \(path)", to: handler)
    }

    private static func relations(
        _ archive: ZipArchive, _ path: String
    ) throws -> [(id: String, type: String, target: String)] {
        let relations = Relations()
        try read(archive, path, relations)
        return relations.all
    }

    /// The path of a part that another one in `folder` names: from the root, or from that folder.
    private static func path(_ target: String, from folder: String) -> String {
        if target.hasPrefix("/") { return String(target.dropFirst()) }
        var parts = folder.split(separator: "/").map(String.init)
        for part in target.split(separator: "/") {
            if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(String(part)) }
        }
        return parts.joined(separator: "/")
    }
}
