import ClamorStore

/// A run of records as they lie in the file, cut but not read.
struct RawChunk: Sendable {
    struct Record: Sendable {
        /// Bytes of the record in the chunk.
        var start: Int
        var end: Int
        /// Line of the file on which it begins, from 1.
        var line: Int
        /// Where its fields begin in `fields`, for tables.
        var firstField = 0
    }

    var bytes: [UInt8] = []
    var records: [Record] = []
    /// Fields of tables, record after record, as many each as there are columns.
    var fields: [FieldSpan] = []
    /// What could not be cut.
    var rejects: [RejectedRecord] = []
    /// Rows of a table that hold delimiters alone.
    var emptyRows = 0

    var isEmpty: Bool { records.isEmpty && rejects.isEmpty && emptyRows == 0 }
}

/// Cuts the bytes of a file into chunks of records, one after the other.
protocol RecordCutter {
    /// The next chunk; nil at the end of the file. Throws what the source throws.
    mutating func next() throws -> RawChunk?
}

extension RejectedRecord {
    /// Bytes of a rejected record that are kept.
    static let rawLimit = 64 << 10

    init(line: Int, reason: String, bytes: UnsafeBufferPointer<UInt8>) {
        self.init(line: line, reason: reason, raw: Array(bytes.prefix(Self.rawLimit)))
    }
}
