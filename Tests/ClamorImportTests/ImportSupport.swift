import ClamorStore
import ClamorTime
import Foundation
import Testing

@testable import ClamorImport

/// A folder for the files of one test, removed with it.
final class Scratch {
    let path: String

    init() {
        var template = Array((NSTemporaryDirectory() + "clamor-import-XXXXXX").utf8CString)
        path = String(cString: mkdtemp(&template))
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file and gives its path.
    func file(_ name: String, _ bytes: [UInt8]) -> String {
        let full = "\(path)/\(name)"
        let stream = fopen(full, "w")!
        _ = bytes.withUnsafeBufferPointer { fwrite($0.baseAddress, 1, $0.count, stream) }
        fclose(stream)
        return full
    }

    func file(_ name: String, _ text: String) -> String { file(name, Array(text.utf8)) }

    /// Names of what lies in it.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

/// All of a file, read without a store.
struct Reading {
    var format = ""
    var records: [MentionRecord] = []
    var rejects: [RejectedRecord] = []
    var tally = ImportTally()
    var notes: [String] = []

    /// Mentions that are not only context.
    var mentions: [MentionRecord] { records.filter { !$0.isContext } }
    var context: [MentionRecord] { records.filter(\.isContext) }

    init(_ bytes: [UInt8], options: ImportOptions = ImportOptions()) throws {
        let scratch = Scratch()
        try self.init(path: scratch.file("export", bytes), options: options)
    }

    init(path: String, options: ImportOptions = ImportOptions()) throws {
        let source = try ByteSource(path: path)
        let start = try source.head(FileHead.size)
        let head = FileHead(source: "export", bytes: start, isWhole: start.count < FileHead.size)
        let opened = try Recogniser.reader(of: head, format: options.format).open(
            source,
            ReadingContext(
                head: head, options: try FieldOptions(options), format: options.format, zone: options.zone,
                dates: options.dates,
                reopen: { try ByteSource(path: path) }, enricher: Enricher(scorer: nil)))
        format = opened.format
        let mapper = opened.mapper
        try ImportPipeline(threads: 2).run(
            cutter: opened.cutter, map: { mapper.map($0) },
            deliver: { chunk in
                records += chunk.records
                rejects += chunk.rejects
                tally.merge(chunk.tally)
            })
        notes = opened.notes + tally.notes
    }

    init(_ text: String, options: ImportOptions = ImportOptions()) throws {
        try self.init(Array(text.utf8), options: options)
    }
}

extension MentionRecord {
    /// The value kept under a name that no field has.
    func kept(_ name: String) -> String? { extra.first { $0.name == name }?.value }
}

/// Milliseconds of a time in ISO 8601.
func ms(_ text: String) -> Int64 { parseTime(text, zone: .utc)!.instant.milliseconds }

/// What a refusal says, or what was thrown instead.
func refusal(_ bytes: [UInt8], options: ImportOptions = ImportOptions()) -> String {
    do {
        _ = try Reading(bytes, options: options)
        return "no refusal"
    } catch {
        return "\(error)"
    }
}

func refusal(_ text: String, options: ImportOptions = ImportOptions()) -> String {
    refusal(Array(text.utf8), options: options)
}

/// A small generator with a seed, for properties (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
