import ClamorSynth

/// A set of mentions read back by a reader of its own, which follows RFC 4180 to the letter.
struct MentionTable {
    struct Malformed: Error {
        let line: Int
        let why: String
    }

    let header: [String]
    let rows: [[String]]
    private let places: [String: Int]

    init(bytes: [UInt8]) throws {
        var records = try MentionTable.parse(bytes)
        let header = records.removeFirst()
        self.header = header
        rows = records
        places = Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0) })
    }

    /// One row by column names.
    struct Mention {
        fileprivate let fields: [String]
        fileprivate let places: [String: Int]

        subscript(name: String) -> String { fields[places[name]!] }
        /// The number in a field, nil where it is empty.
        func number(_ name: String) -> Int? { Int(self[name]) }
        /// The day and hour, such as "2026-03-18T13".
        var hour: String { String(self["time"].prefix(13)) }
        /// Minutes since the start of the year.
        var minute: Int {
            let parts = self["time"].split { !$0.isNumber }.compactMap { Int($0) }
            return (([0, 31, 59][parts[1] - 1] + parts[2]) * 24 + parts[3]) * 60 + parts[4]
        }
        var brands: [String] { self["brand"].split(separator: ";").map(String.init) }
    }

    var mentions: [Mention] { rows.map { Mention(fields: $0, places: places) } }

    private static func parse(_ bytes: [UInt8]) throws -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var field: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "\""), field.isEmpty {
                index = try quoted(bytes, index + 1, &field, line: records.count + 1)
                guard index < bytes.count, bytes[index] == 44 || bytes[index] == 10 else {
                    throw Malformed(line: records.count + 1, why: "something follows a closing quote")
                }
            }
            switch bytes[index] {
            case 44:
                record.append(try text(&field, records.count + 1))
            case 10:
                record.append(try text(&field, records.count + 1))
                if let first = records.first, first.count != record.count {
                    throw Malformed(line: records.count + 1, why: "\(record.count) fields instead of \(first.count)")
                }
                records.append(record)
                record = []
            case 13, 34: throw Malformed(line: records.count + 1, why: "a bare quote or carriage return")
            case let byte: field.append(byte)
            }
            index += 1
        }
        guard record.isEmpty, field.isEmpty else {
            throw Malformed(line: records.count + 1, why: "no line feed at the end")
        }
        return records
    }

    /// Reads up to the closing quote; gives the place after it.
    private static func quoted(_ bytes: [UInt8], _ start: Int, _ field: inout [UInt8], line: Int) throws -> Int {
        var index = start
        while index < bytes.count {
            if bytes[index] == 34 {
                guard index + 1 < bytes.count, bytes[index + 1] == 34 else { return index + 1 }
                index += 1
            }
            field.append(bytes[index])
            index += 1
        }
        throw Malformed(line: line, why: "a quote that is never closed")
    }

    private static func text(_ field: inout [UInt8], _ line: Int) throws -> String {
        guard let text = String(validating: field, as: UTF8.self) else { throw Malformed(line: line, why: "bad UTF-8") }
        field = []
        return text
    }
}

extension Synth {
    /// All bytes of a set.
    static func bytes(rows: Int, seed: UInt64 = Synth.defaultSeed) -> [UInt8] {
        var bytes: [UInt8] = []
        Synth(rows: rows, seed: seed).write { bytes += $0 }
        return bytes
    }
}

/// The sets that several tests look at, made once.
enum Sets {
    static let standard = try! MentionTable(bytes: Synth.bytes(rows: Synth.defaultRows)).mentions
    static let small = try! MentionTable(bytes: Synth.bytes(rows: 2_000, seed: 7)).mentions
}
