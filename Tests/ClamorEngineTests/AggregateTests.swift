import ClamorColumns
import ClamorQuery
import Testing

@testable import ClamorEngine

/// Each aggregate over rows that can be checked by eye.
struct AggregateTests {
    private func value(
        _ function: PrimitiveAggregate.Function, _ field: String, _ values: [Value], _ type: ValueType? = nil,
        if condition: TypedExpression? = nil
    ) throws -> Value {
        let rows = values.enumerated().map { place, value -> MemorySource.Row in
            var row: MemorySource.Row = ["id": .text("m\(place)"), "time": .time(Int64(place) * 1_000)]
            if value != .null { row[field] = value }
            return row
        }
        let argument = Ask.column(field)
        let primitive = Ask.aggregate(function, argument, type ?? argument.type, if: condition)
        return try Ask.rows(rows, [Ask.group([primitive])])[0][0]
    }

    private static let likes: [Value] = [.integer(3), .integer(1), .null, .integer(4), .integer(1), .integer(5)]

    @Test func sumSkipsMissing() throws {
        #expect(try value(.sum, "likes", Self.likes) == .integer(14))
        #expect(try value(.sum, "score", [.fixed(2_500), .null, .fixed(-7_500)]) == .fixed(-5_000))
    }

    @Test func sumOverNothingIsZeroAndOverMissingAloneIsMissing() throws {
        #expect(try value(.sum, "likes", []) == .integer(0))
        #expect(try value(.sum, "likes", [.null, .null]) == .null)
        let never = Ask.compare("id", .equal, .text("nobody"))
        #expect(try value(.sum, "likes", Self.likes, if: never) == .integer(0))
    }

    @Test func sumThatLeaves64BitsIsANumber() throws {
        #expect(try value(.sum, "likes", [.integer(.max), .integer(.max)]) == .number(0x1p64))
        #expect(try value(.sum, "likes", [.integer(.max), .integer(.max), .integer(.min + 1)]) == .integer(.max))
    }

    @Test func averageIsTheExactSumOverTheCount() throws {
        #expect(try value(.average, "likes", Self.likes, .number) == .number(2.8))
        #expect(try value(.average, "score", [.fixed(1), .fixed(2)], .number) == .number(0.00015))
        #expect(try value(.average, "likes", [.null], .number) == .null)
    }

    @Test func extremes() throws {
        #expect(try value(.minimum, "likes", Self.likes) == .integer(1))
        #expect(try value(.maximum, "likes", Self.likes) == .integer(5))
        #expect(try value(.maximum, "likes", [.null]) == .null)
        #expect(try value(.minimum, "author", [.text("bob"), .text("Ann"), .text("ann")]) == .text("Ann"))
        #expect(try value(.maximum, "author", [.text("a"), .text("Äb"), .text("zz")]) == .text("Äb"))
        #expect(try value(.minimum, "verified", [.boolean(true), .boolean(false)]) == .boolean(false))
    }

    @Test(arguments: [(0.0, 1), (50, 3), (20, 1), (21, 1), (41, 3), (90, 5), (100, 5)])
    func quantilesAreNearestRank(percent: Double, expected: Int64) throws {
        #expect(try value(.quantile(percent), "likes", Self.likes) == .integer(expected))
    }

    @Test func quantileOfNegativeFixedPoint() throws {
        #expect(try value(.quantile(50), "score", [.fixed(-9_000), .fixed(100), .fixed(-20)]) == .fixed(-20))
    }

    @Test func sampleStandardDeviation() throws {
        #expect(
            try value(.standardDeviation, "likes", [2, 4, 4, 4, 5, 5, 7, 9].map { .integer($0) }, .number)
                == .number((32.0 / 7).squareRoot()))
        #expect(try value(.standardDeviation, "likes", [.integer(4)], .number) == .null)
        let far: Int64 = 3_000_000_000
        #expect(
            try value(.standardDeviation, "likes", [.integer(far), .integer(far + 2)], .number)
                == .number(2.0.squareRoot()))
    }

    @Test func countsAndConditions() throws {
        let many = Ask.compare("likes", .greater, .integer(2))
        #expect(try value(.count, "likes", Self.likes, .integer) == .integer(6))
        #expect(try value(.countPresent, "likes", Self.likes, .integer) == .integer(5))
        #expect(try value(.count, "likes", Self.likes, .integer, if: many) == .integer(3))
        #expect(try value(.countPresent, "brand", [.list([]), .list(["a"])], .integer) == .integer(1))
    }

    @Test func distinctIsInFoldedForm() throws {
        let authors: [Value] = [.text("Ann"), .text("ANN"), .null, .text("e\u{301}"), .text("É")]
        #expect(try value(.distinct, "author", authors, .integer) == .integer(2))
        #expect(try value(.distinct, "likes", Self.likes, .integer) == .integer(4))
        #expect(
            try value(.distinct, "brand", [.list(["a", "B"]), .list(["A", "c"]), .list([])], .integer) == .integer(3))
    }

    @Test func firstAndLastSkipMissing() throws {
        #expect(try value(.first, "likes", [.null, .integer(7), .integer(8), .null]) == .integer(7))
        #expect(try value(.last, "likes", [.null, .integer(7), .integer(8), .null]) == .integer(8))
    }

    @Test func firstAndLastOfEqualTimesGoByChannelAndId() throws {
        let rows: [MemorySource.Row] = [("b", "2"), ("B", "1"), ("a", "9"), ("c", "0")].map { channel, id in
            ["channel": .text(channel), "id": .text(id), "time": .time(5), "likes": .integer(Int64(id)!)]
        }
        let likes = Ask.column("likes")
        let first = Ask.aggregate(.first, likes, .integer)
        let last = Ask.aggregate(.last, likes, .integer)
        #expect(try Ask.rows(rows, [Ask.group([first])]) == [[.integer(9)]])
        #expect(try Ask.rows(rows, [Ask.group([last])]) == [[.integer(0)]])
    }

    @Test func eachAuthorsLargestReachOnce() throws {
        let known: [(String?, Int64?)] = [("ann", 5), ("Ann", 9), ("bob", 2), (nil, 100), ("cy", nil)]
        let rows = known.map { author, reach in
            var row: MemorySource.Row = ["time": .time(0), "id": .text("x")]
            if let author { row["author"] = .text(author) }
            if let reach { row["reach"] = .integer(reach) }
            return row
        }
        let primitive = Ask.aggregate(.sumOfMaxima, Ask.column("reach"), .integer, per: Ask.column("author"))
        #expect(try Ask.rows(rows, [Ask.group([primitive])]) == [[.integer(11)]])
        #expect(try Ask.rows([rows[4]], [Ask.group([primitive])]) == [[.null]])
        #expect(try Ask.rows([], [Ask.group([primitive])]) == [[.integer(0)]])
    }

    @Test func numbersAddUpTheSameInAnyOrder() throws {
        let values = [1e8 + 0.1, -1e8, 0.3, 1e-10, 7e9, -7e9, 0.123456789123]
        func sum(_ values: [Double]) throws -> Value {
            let table = Table(
                schema: [ColumnInfo("x", .number)],
                batches: [
                    Batch(columns: [Column(type: .number, values: values.map { .number($0) })], count: values.count)
                ])
            let primitive = Ask.aggregate(.sum, Ask.column("x", .number), .number)
            var query = Ask.query([Ask.group([primitive])])
            query.source = .table(table)
            return try Engine.run(query, MemorySource([])).rows[0][0]
        }
        let expected = try sum(values)
        #expect(try sum(values.reversed()) == expected)
        #expect(try sum(values.sorted()) == expected)
        #expect(expected == .number(0.523456789))
    }
}
