import Testing

@testable import ClamorImport

/// JSON of any shape, and the ways in which it breaks.
@Suite struct JSONTests {
    private static let first =
        "{\"id\":\"1\",\"text\":\"one \\\"} ] \\\\\",\"user\":{\"screen_name\":\"ann\",\"followers_count\":7}}"
    private static let second =
        "{\"id\":\"2\",\"text\":\"two\",\"user\":{\"screen_name\":\"ben\",\"followers_count\":8}}"

    @Test(arguments: [
        "\(first)\n\(second)\n", "\(first)\n\n\(second)", "[\(first),\(second)]", "[\n  \(first),\n  \(second)\n]\n",
        "\(first) \(second)", "[\(first)][\(second)]", "{\"total\":2,\"results\":[\(first),\(second)]}",
        "{\"data\":{\"next\":null,\"items\":[\(first),\(second)]}}", "\r\n\(first)\r\n\(second)\r\n",
        "{\"posts\":[\(first)]}\n{\"posts\":[\(second)]}\n",
    ])
    func everyLayoutGivesTheSameRecords(text: String) throws {
        let reading = try Reading(text)
        #expect(reading.rejects.isEmpty)
        #expect(reading.records.map(\.id) == ["1", "2"])
        #expect(reading.records.map(\.text) == ["one \"} ] \\", "two"])
        #expect(reading.records.map(\.author) == ["ann", "ben"])
        #expect(reading.records.map(\.followers) == [7, 8])
    }

    @Test func aBrokenLineCostsItselfAlone() throws {
        let reading = try Reading(
            "\(Self.first)\n{\"id\":\"x\",\"text\":}\nnot json\n\(Self.second)\n{\"id\":\"3\",\"text\":\"cut")
        #expect(reading.records.map(\.id) == ["1", "2"])
        #expect(reading.rejects.map(\.line) == [2, 3, 5])
        #expect(reading.rejects[0].reason.hasPrefix("is no valid JSON: "))
        #expect(reading.rejects[2].reason == "ends in the middle of a record")
    }

    @Test func aBrokenElementOfAnArrayCostsItselfAlone() throws {
        let reading = try Reading("[\(Self.first),\n{\"id\":\"x\" \"text\":1},\n\(Self.second),\n{\"id\":\"3\",\"te")
        #expect(reading.records.map(\.id) == ["1", "2"])
        #expect(reading.rejects.map(\.line) == [2, 4])
        #expect(reading.rejects[1].reason == "ends in the middle of a record")
    }

    @Test func aBracketTooFewCostsItsElementAlone() throws {
        let reading = try Reading(
            "[\n\(Self.first),\n{\"id\":\"x\",\"text\":\"open\",\"list\":[1,\n\(Self.second),\n\(Self.second)\n]\n")
        #expect(reading.records.map(\.id) == ["1", "2", "2"])
        #expect(reading.rejects.map(\.line) == [3])
    }

    @Test func scalarsAndArraysAreNoRecords() throws {
        let reading = try Reading("[\(Self.first), 5, \"text\", [1, 2], null, \(Self.second)]")
        #expect(reading.records.map(\.id) == ["1", "2"])
        #expect(reading.rejects.map(\.reason) == Array(repeating: "is no object with fields", count: 4))
    }

    @Test func nestedMembersAreColumnsWithDots() throws {
        let reading = try Reading(
            "{\"id\":12345678901234567890,\"text\":\"t\",\"place\":{\"box\":{\"west\":1.5}},\"tags\":[\"a\",\"b\"],\"langs\":[\"pt\",\"en\"],\"odd\":[{\"x\":1}],\"no\":null}\n"
        )
        let record = reading.records[0]
        #expect(record.id == "12345678901234567890")
        #expect(record.hashtags == ["a", "b"])
        #expect(record.lang == "pt")
        #expect(record.kept("place.box.west") == "1.5")
        #expect(record.kept("odd") == "[{\"x\":1}]")
        #expect(record.kept("no") == nil)
    }

    @Test func aColumnThatComesLateIsRecognisedToo() throws {
        var lines = (0..<200).map { "{\"id\":\"\($0)\",\"text\":\"t\"}" }
        lines.append("{\"id\":\"200\",\"text\":\"t\",\"language\":\"EN\",\"colour\":\"red\"}")
        let reading = try Reading(lines.joined(separator: "\n"))
        #expect(reading.records.last?.lang == "en")
        #expect(reading.records.last?.kept("colour") == "red")
    }

    @Test func manyRecordsInOneObjectComeInChunks() throws {
        let items = (0..<10_000).map { "{\"id\":\"\($0)\",\"text\":\"number \($0)\"}" }
        let reading = try Reading("{\"results\":[\n" + items.joined(separator: ",\n") + "]}")
        #expect(reading.records.map(\.id) == (0..<10_000).map { "\($0)" })
    }

    @Test func aLongArrayIsCutOverManyBlocks() throws {
        let items = (0..<30_000).map {
            "{\"id\":\"\($0)\",\"text\":\"\(String(repeating: "x{[\\\"", count: $0 % 30))\"}"
        }
        let text = "[" + items.joined(separator: ",\n") + "]"
        let reading = try Reading(text)
        #expect(text.utf8.count > 2 << 20)
        #expect(reading.rejects.isEmpty)
        #expect(reading.records.count == 30_000)
    }
}
