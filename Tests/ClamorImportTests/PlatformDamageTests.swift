import ClamorStore
import Testing

@testable import ClamorImport

/// Platforms' files, damaged at random: whatever is lost, reading ends, and what lies on untouched lines is read.
@Suite struct PlatformDamageTests {
    private static let samples: [(format: String, lines: [String], head: String, tail: String)] = [
        (
            "telegram",
            (0..<40).map {
                "{\"id\":\($0),\"type\":\"message\",\"date\":\"2026-01-07T11:00:00\",\"date_unixtime\":\"1767780000\",\"from_id\":\"u\",\"text\":[\"a\",{\"type\":\"bold\",\"text\":\"b [ {\"}]}"
            }, "{\"name\":\"C\",\"type\":\"private_group\",\"id\":1,\"messages\":[\n", "\n]}"
        ),
        (
            "reddit",
            (0..<40).map {
                "{\"id\":\"\($0)\",\"body\":\"b } ]\",\"author\":\"a\",\"subreddit\":\"s\",\"created_utc\":1767780000,\"link_id\":\"t3_1\",\"parent_id\":\"t3_1\"}"
            }, "", "\n"
        ),
        (
            "twitter-v1",
            (0..<40).map {
                "{\"created_at\":\"Wed Jan 07 10:00:00 +0000 2026\",\"id_str\":\"\($0)\",\"text\":\"t \\\" [\",\"user\":{\"screen_name\":\"a\"}}"
            }, "{\"statuses\":[\n", "\n],\"search_metadata\":{\"count\":40}}"
        ),
    ]

    @Test(arguments: 0..<3) func damageCostsNoMoreThanItTouches(sample: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(sample) + 7)
        let (format, lines, head, tail) = Self.samples[sample]
        let separator = head.isEmpty ? "\n" : ",\n"
        for _ in 0..<60 {
            var lines = lines.map { Array($0.utf8) }
            let touched = Int.random(in: 1..<lines.count, using: &numbers)
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                let place = lines[touched].indices.randomElement(using: &numbers)!
                switch Int.random(in: 0..<3, using: &numbers) {
                case 0: lines[touched][place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
                case 1: lines[touched].remove(at: place)
                default: lines[touched].removeSubrange(place...)
                }
                if lines[touched].isEmpty { break }
            }
            var bytes = Array(head.utf8) + Array(lines.joined(separator: Array(separator.utf8))) + Array(tail.utf8)
            // A bit may have become a line end, or the file may end early.
            if Int.random(in: 0..<4, using: &numbers) == 0 { bytes.removeLast(Int.random(in: 0..<80, using: &numbers)) }
            let reading = try Reading(bytes, options: ImportOptions(format: format))
            let whole = Set(reading.mentions.compactMap(\.id))
            #expect(reading.mentions.count + reading.rejects.count <= lines.count + 4)
            if head.isEmpty {
                let lost = (0..<38).filter { $0 != touched && !whole.contains("t1_\($0)") }
                #expect(lost.isEmpty)
            }
        }
    }
}
