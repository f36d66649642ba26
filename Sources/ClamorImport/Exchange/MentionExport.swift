import CZlib
import ClamorStore
import ClamorText
import Glibc

/// Writes mentions with all their fields to a file that any tool reads, and that an import takes back as it was.
package struct MentionExport {
    /// What a file is written as.
    package enum Format: Sendable {
        /// RFC 4180, LF at line ends; lists and extra columns as JSON.
        case csv
        /// An object a line; unknown fields are left out.
        case jsonLines
        /// A table `mentions`.
        case sqlite
    }

    /// Why nothing was written.
    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    private let path: String
    private let format: Format
    private let isCompressed: Bool

    /// - Parameter isCompressed: in gzip; not for databases.
    package init(path: String, format: Format, isCompressed: Bool = false) {
        self.path = path
        self.format = format
        self.isCompressed = isCompressed
    }

    /// Writes what `source` hands over; the file appears when it is whole. One that is there already is replaced.
    ///
    /// - Parameter source: may throw to give up; then nothing is left.
    /// - Returns: how many mentions were written.
    package func write(_ source: ((MentionRecord) throws -> Void) throws -> Void) throws -> Int {
        let unfinished = "\(path).\(getpid()).part"
        unlink(unfinished)
        defer { unlink(unfinished) }
        var count = 0
        let sink: any ExportSink =
            switch format {
            case .csv:
                try TextSink(
                    unfinished, name: path, isCompressed: isCompressed, header: ExchangeField.header + "\n", csvLine)
            case .jsonLines: try TextSink(unfinished, name: path, isCompressed: isCompressed, header: "", jsonLine)
            case .sqlite: try DatabaseSink(unfinished)
            }
        try source { record in
            try sink.append(record)
            count += 1
        }
        try sink.close()
        guard rename(unfinished, path) == 0 else {
            throw Failure(description: "\(path): cannot be written: \(String(cString: strerror(errno)))")
        }
        return count
    }
}

private func csvLine(_ record: MentionRecord, _ bytes: inout [UInt8]) {
    for (place, field) in ExchangeField.all.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        ExchangeText.appendCell(field, of: record, to: &bytes)
    }
    bytes.append(0x0A)
}

private func jsonLine(_ record: MentionRecord, _ bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    var isFirst = true
    for field in ExchangeField.all {
        let before = bytes.count
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        JSONString.append(field.name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if ExchangeText.appendJSON(field, of: record, to: &bytes) {
            isFirst = false
        } else {
            bytes.removeLast(bytes.count - before)
        }
    }
    bytes.append(UInt8(ascii: "}"))
    bytes.append(0x0A)
}

private protocol ExportSink: AnyObject {
    func append(_ record: MentionRecord) throws
    func close() throws
}

/// Lines of text, plain or in gzip.
private final class TextSink: ExportSink {
    /// Of the file that is to be, for messages.
    private let name: String
    private var file: gzFile?
    private var buffer: [UInt8]
    private let line: (MentionRecord, inout [UInt8]) -> Void

    init(
        _ path: String, name: String, isCompressed: Bool, header: String,
        _ line: @escaping (MentionRecord, inout [UInt8]) -> Void
    ) throws {
        self.name = name
        self.line = line
        buffer = Array(header.utf8)
        // zlib writes both forms: `T` is without compression.
        file = gzopen(path, isCompressed ? "wb6" : "wbT")
        if file == nil { throw failure() }
    }

    deinit { if let file { gzclose(file) } }

    func append(_ record: MentionRecord) throws {
        line(record, &buffer)
        if buffer.count > 1 << 20 { try flush() }
    }

    func close() throws {
        try flush()
        let code = gzclose(file)
        file = nil
        if code != Z_OK { throw failure() }
    }

    private func flush() throws {
        if buffer.isEmpty { return }
        let written = buffer.withUnsafeBytes { gzwrite(file, $0.baseAddress, UInt32($0.count)) }
        if Int(written) != buffer.count { throw failure() }
        buffer.removeAll(keepingCapacity: true)
    }

    private func failure() -> MentionExport.Failure {
        .init(description: "\(name): cannot be written: \(String(cString: strerror(errno)))")
    }
}

/// Rows of an SQLite table.
private final class DatabaseSink: ExportSink {
    private let file: DatabaseFile

    init(_ path: String) throws {
        let columns = ExchangeField.all.map { field in
            let type =
                switch field.place {
                case .integer, .boolean: "INTEGER"
                case .decimal: "REAL"
                default: "TEXT"
                }
            return (field.name, type)
        }
        file = try DatabaseFile(path: path, table: "mentions", columns: columns)
    }

    func append(_ record: MentionRecord) throws {
        try file.append(ExchangeField.all.map { ExchangeText.databaseValue($0, of: record) })
    }

    func close() throws { try file.close() }
}
