import ClamorColumns
import ClamorQuery
import ClamorStore
import ClamorTime
import Foundation
import Testing

/// A folder for one test's store, removed afterwards.
final class StoreFixture: Sendable {
    let folder: String
    var path: String { folder + "/mentions.clamor" }

    init() throws {
        folder = FileManager.default.temporaryDirectory.path + "/clamor-store-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func open() throws -> MentionStore { try MentionStore.open(path: path) }

    /// Copies the store as it is once an import under way has written some rows, as a crash then would leave it.
    func copy(to other: StoreFixture, onceRowsExceed count: Int) throws {
        while try Int(query("SELECT count(*) FROM mention")) ?? 0 <= count { usleep(20_000) }
        _ = try query(".backup '\(other.path)'")
    }

    /// Changes one byte of the closed file: the eighth of some. The unused part of a page may hold a copy of them from
    /// before the page was rearranged, so all copies are changed.
    ///
    /// - Parameter hexadecimal: those bytes.
    func flipByte(in hexadecimal: String) throws {
        var wanted: [UInt8] = []
        var digits = hexadecimal[...]
        while let byte = UInt8(digits.prefix(2), radix: 16) {
            wanted.append(byte)
            digits = digits.dropFirst(2)
        }
        let url = URL(fileURLWithPath: path)
        var data = try Data(contentsOf: url)
        var rest = data.startIndex..<data.endIndex
        try #require(data.firstRange(of: wanted) != nil, "the file has no such bytes")
        while let found = data[rest].firstRange(of: wanted) {
            data[found.lowerBound + 7] ^= 0x04
            rest = found.upperBound..<data.endIndex
        }
        try data.write(to: url)
    }

    /// What SQL gives to another program.
    func query(_ sql: String) throws -> String {
        let output = Pipe()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/sqlite3")
        process.arguments = ["-cmd", ".timeout 10000", path, sql]
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "sqlite3 could not run: \(sql)")
        return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
    }
}

let noon = Instant(milliseconds: 1_773_500_400_000)

func identity(_ name: String) -> ImportIdentity {
    ImportIdentity(source: name + ".csv", digest: name, size: Int64(name.utf8.count), format: "csv", options: "")
}

/// A mention whose every field depends on its number.
func mention(_ number: Int, channel: String = "twitter") -> MentionRecord {
    var record = MentionRecord()
    record.id = "id-\(number)"
    record.channel = channel
    record.kind = number % 3 == 0 ? "reply" : "post"
    record.url = "https://example.com/\(number)"
    record.domain = "example.com"
    record.time = 1_770_000_000_000 + Int64(number) * 1_000
    record.title = number % 4 == 0 ? "Title \(number)" : nil
    record.text = "Refund number \(number) from #Acme@"
    record.lang = ["en", "es", nil][number % 3]
    record.hashtags = ["Acme"]
    record.handles = number % 2 == 0 ? ["bob", "Eve"] : []
    record.rating = number % 5 == 0 ? 35_000 : nil
    record.author = "author\(number % 50)"
    record.authorName = "Author “\(number % 50)”"
    record.followers = Int64(number)
    record.verified = number % 7 == 0 ? true : number % 7 == 1 ? false : nil
    record.likes = number % 2 == 0 ? Int64(number * 3) : nil
    record.sentiment = "positive"
    record.score = Int64(number % 20_001) - 10_000
    record.sentimentSource = "scored"
    record.brand = number % 2 == 0 ? ["Acme", "Globex"] : []
    record.extra = number % 3 == 0 ? [("Campaign \"x\"", "a\\b\n\(number)"), ("other", "")] : []
    return record
}

func mentions(_ range: Range<Int>) -> [MentionRecord] { range.map { mention($0) } }

extension MentionStore {
    /// Imports records as one file.
    @discardableResult
    func importing(
        _ name: String, _ records: [MentionRecord], rejects: [RejectedRecord] = [], now: Instant = noon
    ) throws -> ImportReport {
        let importer = try openImporter()
        defer { importer.close() }
        let session = try importer.begin(source: name + ".csv", format: "csv", now: now)
        try session.append(records)
        try session.reject(rejects)
        return try session.finish(identity(name), now: now.advanced(byMilliseconds: 1_500))
    }
}

extension StoreSnapshot {
    /// The numbers of all rows that count.
    func liveRows() throws -> [Int64] {
        try (0..<segmentCount).flatMap { segment in
            try live(segment: segment).rows().map { Int64(segment) << 16 | Int64($0) }
        }
    }

    /// A field's value of each row that counts.
    func liveValues(_ field: String) throws -> [Value] {
        try (0..<segmentCount).flatMap { segment -> [Value] in
            let column = try column(field, segment: segment)
            return try live(segment: segment).rows().map { column[Int($0)] }
        }
    }

    /// The ids of the rows that count.
    func liveIDs() throws -> [String] {
        try (0..<segmentCount).flatMap { segment -> [String] in
            let rows = try live(segment: segment).rows()
            let column = try rowColumn("id", segment: segment, rows: rows)
            return rows.indices.compactMap { if case .text(let id) = column[$0] { id } else { nil } }
        }
    }
}
