import Testing

@testable import ClamorImport

/// The way into objects that hold arrays of records.
@Suite struct JSONWayTests {
    /// Walks a text given in pieces of `size` bytes: where arrays begin, and the reasons of what was missed.
    private func walk(_ text: String, _ paths: [[String]], size: Int) -> (arrivals: [String], missed: [String]) {
        let bytes = Array(text.utf8)
        var way = JSONWay(paths, wraps: true)
        var result: (arrivals: [String], missed: [String]) = ([], [])
        var (from, to) = (0, 0)
        var isInRecords = false
        while from < bytes.count {
            to = min(bytes.count, to + size)
            var place = from
            let isWhole = to == bytes.count
            bytes[..<to].withUnsafeBufferPointer { part in
                while place < to {
                    if isInRecords {
                        // Stands for what cuts the records.
                        guard let end = part[place...].firstIndex(of: UInt8(ascii: "]")) else { return }
                        place = end + 1
                        isInRecords = false
                        continue
                    }
                    let (next, step) = way.advance(part, from: place, isWhole: isWhole)
                    let isStuck = next == place
                    place = next
                    switch step {
                    case .arrived:
                        result.arrivals.append(String(decoding: way.wrapping.before, as: UTF8.self))
                        isInRecords = true
                    case .needsMore:
                        if isStuck { return }
                    case .missed(let reason): result.missed.append(reason)
                    }
                }
            }
            from = place
            if isWhole { break }
        }
        return result
    }

    @Test func whatIsFoundDoesNotDependOnThePieces() {
        let text = """
            {"about":{"list":[1,{"x":"]}"}]},"chats":{"list":[{"name":"A \\" b","skip":[[1],"[" ],"messages":[]},
            {"id":5,"messages":[],"n":null}]}} {"other":1} {"chats":{"list":{"messages":[]}}}
            """
        let paths = [["messages"], ["chats", "list", "messages"]]
        let whole = walk(text, paths, size: text.utf8.count)
        #expect(
            whole.arrivals == ["{\"name\":\"A \\\" b\",\"messages\":[", "{\"id\":5,\"messages\":[", "{\"messages\":["])
        #expect(whole.missed == ["holds no `messages` and no `chats.list.messages` as the records before it do"])
        for size in 1...131 {
            let parts = walk(text, paths, size: size)
            #expect(parts.arrivals == whole.arrivals, "\(size)")
            #expect(parts.missed == whole.missed, "\(size)")
        }
    }

    @Test func whatBreaksCostsItsObjectAlone() {
        let text = "{\"a\" oops, \"r\":[]}\n{\"r\":[]}\n"
        let found = walk(text, [["r"]], size: text.utf8.count)
        #expect(found.arrivals == ["{\"r\":["])
        #expect(found.missed == ["is no valid JSON between its records"])
    }

    @Test func recordsOfObjectsOverManyLinesAreReadAndCountedByLine() throws {
        let text = """
            {"next": 5,
             "results": [
              {"id":"1","text":"a"},
              {"id":"2","text":oops},
              {"id":"3","text":"c"}
             ], "more": {"x": [1, 2]}}
            """
        let reading = try Reading(text)
        #expect(reading.records.map(\.id) == ["1", "3"])
        #expect(reading.rejects.map(\.line) == [4])
    }
}
