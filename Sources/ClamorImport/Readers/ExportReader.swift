import ClamorStore
import ClamorTime

/// The first bytes of a file, on which it is recognised.
final class FileHead {
    /// Name of the file, for messages; its ending decides nothing.
    let source: String
    /// UTF-8, or bytes of an encoding with one byte a letter.
    let bytes: [UInt8]
    /// Whether the file ends with them.
    let isWhole: Bool
    /// The JSON that they begin, if they do.
    let json: JSONHead?
    /// The table that they begin, under the likeliest dialect.
    private(set) lazy var table = sample(delimiter: nil)

    /// The names of the columns that the table has, or of the members of JSON's first records, as they are compared.
    private(set) lazy var columnNames: Set<String> = {
        let names =
            json.map { JSONSample($0, envelope: JSONRecordsReader.envelope($0)).allNames }
            ?? TableHeader.find(in: table) { Readers.knownColumns.contains(ColumnName.plain($0)) }.names
        return Set(names.flatMap { ColumnName.unwrapped($0) })
    }()

    /// Bytes of a head.
    static let size = 1 << 20

    init(source: String, bytes: [UInt8], isWhole: Bool) {
        self.source = source
        self.bytes = bytes
        self.isWhole = isWhole
        json = JSONHead(bytes, isWhole: isWhole)
    }

    /// Bytes on which a table's dialect is decided.
    private static let sniffed = 256 << 10

    /// The table that they begin, with that delimiter if one is given.
    func sample(delimiter: UInt8?) -> DialectSniffer.Sample {
        let isWhole = isWhole && bytes.count <= Self.sniffed
        return DialectSniffer.sniff(Array(bytes.prefix(Self.sniffed)), isWhole: isWhole, delimiter: delimiter)
    }
}

/// What a reader needs to open a file.
struct ReadingContext {
    var head: FileHead
    var options: FieldOptions
    /// The format asked for, or nil.
    var format: String?
    var zone: Zone
    /// How dates such as 3/4/2026 are meant where no date of the file settles it; nil: that is not known.
    var dates: DayMonthOrder?
    /// Opens the same bytes a second time from their start; nil where that cannot be done.
    var reopen: (() throws -> ByteSource)?
    var enricher = Enricher()
}

/// A file opened by a reader: how it is cut, and how its records become mentions.
struct OpenedExport {
    /// Name of the format.
    var format: String
    var cutter: any RecordCutter
    var mapper: any RecordMapper
    /// What was assumed or found, for the report.
    var notes: [String] = []
    /// The columns of a table, in its order: what each gives (the name of a field, or `extra`, or nothing where it is
    /// always empty).
    var columns: [(name: String, role: String)] = []
    /// The zone of times without one, where the format fixes it.
    var zone: Zone?
}

/// The mentions of a chunk.
struct MappedChunk: Sendable {
    var records: [MentionRecord] = []
    var rejects: [RejectedRecord] = []
    var tally = ImportTally()

    /// Keeps a record that is no mention.
    mutating func reject(_ chunk: RawChunk, _ record: RawChunk.Record, _ reason: String) {
        chunk.bytes.withUnsafeBufferPointer { bytes in
            let raw = UnsafeBufferPointer(rebasing: bytes[record.start..<record.end])
            rejects.append(RejectedRecord(line: record.line, reason: reason, bytes: raw))
        }
    }
}

/// Turns chunks into mentions. Chunks are independent of each other, so that several may be mapped at a time.
protocol RecordMapper: Sendable {
    func map(_ chunk: RawChunk) -> MappedChunk
}

/// One format of exports: how to recognise it, and how to read it.
protocol ExportReader: Sendable {
    /// Names for `as`, the usual one first.
    var names: [String] { get }
    /// What it is called in messages.
    var title: String { get }
    /// How sure the reader is that the file is of its format: 0 not at all, 100 beyond doubt.
    func confidence(_ head: FileHead) -> Int
    /// Names the shape of the file, under which map and fill are remembered; nil where they are not.
    func shape(of head: FileHead) -> String?
    /// Opens the file. Throws `ImportError` where it holds nothing for this reader.
    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport
}

extension ExportReader {
    func shape(of head: FileHead) -> String? { nil }
}
