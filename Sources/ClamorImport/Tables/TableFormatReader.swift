import ClamorText

/// The tables of one vendor or tool, in any of the forms that it has had.
struct TableFormatReader: ExportReader {
    /// Forms of one name, the likeliest first.
    let formats: [TableFormat]

    init(_ formats: TableFormat...) {
        self.formats = formats
    }

    var names: [String] { [formats[0].name] }
    var title: String { formats[0].title }

    func confidence(_ head: FileHead) -> Int { format(of: head) == nil ? 0 : 85 }

    private func format(of head: FileHead) -> TableFormat? {
        if head.json == nil, head.bytes.first(where: { !JSONScanner.isBlank($0) }) == UInt8(ascii: "<") { return nil }
        let names = head.columnNames
        return formats.first { ($0.isInJSON || head.json == nil) && $0.fits(names) }
    }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        let format = format(of: context.head) ?? formats[0]
        var opened =
            context.head.json == nil
            ? try DelimitedReader(known: format).open(source, context)
            : try JSONRecordsReader(known: format).open(source, context)
        opened.format = format.name
        opened.zone = format.zone
        return opened
    }

    func shape(of head: FileHead) -> String? {
        head.json == nil ? DelimitedReader().shape(of: head) : JSONRecordsReader().shape(of: head)
    }
}

extension Readers {
    /// Tables of vendors and tools whose columns are known.
    static let vendors: [TableFormatReader] = [
        TableFormatReader(.brandwatch), TableFormatReader(.meltwater), TableFormatReader(.talkwalker),
        TableFormatReader(.brand24), TableFormatReader(.crowdTangleFacebook, .crowdTangleInstagram),
        TableFormatReader(.twarcTable), TableFormatReader(.youTubeDataToolsComments, .youTubeDataToolsVideos),
        TableFormatReader(.fourCAT),
    ]

    /// The names of all columns of known tables.
    static let knownColumns: Set<String> = (vendors + reviewTables).reduce(into: []) { names, reader in
        for format in reader.formats { names.formUnion(format.columns.keys) }
    }
}
