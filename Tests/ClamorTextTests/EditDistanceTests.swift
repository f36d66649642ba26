import Testing

@testable import ClamorText

@Suite struct EditDistanceTests {
    @Test(arguments: [
        ("", "", 0), ("abc", "", 3), ("abc", "abc", 0), ("folowers", "followers", 1), ("recieve", "receive", 1),
        ("kitten", "sitting", 3), ("ca", "abc", 3), ("ab", "ba", 1), ("naïve", "naive", 1), ("東京", "京東", 1),
    ])
    func countsEdits(left: String, right: String, distance: Int) {
        #expect(editDistance(left, right) == distance)
        #expect(editDistance(right, left) == distance)
    }

    /// Every bound gives the distance, or one more than the bound.
    @Test func boundsChangeNothingBelowThem() {
        let words = ["", "a", "ba", "abc", "acb", "bca", "cabd", "abdc", "aabbcc", "ccbbaa", "sentiment", "sentimnet"]
        for left in words {
            for right in words {
                let distance = editDistance(left, right)
                for limit in 0...9 {
                    #expect(editDistance(left, right, limit: limit) == min(distance, limit + 1), "\(left) \(right)")
                }
            }
        }
    }

    @Test func suggestsTheNearest() {
        let fields = ["followers", "likes", "shares", "replies", "reach", "time", "title"]
        #expect(nearest(to: "folowers", in: fields) == ["followers"])
        #expect(nearest(to: "LIKE", in: fields) == ["likes"])
        #expect(nearest(to: "Reach", in: fields) == ["reach"])
        #expect(nearest(to: "tim", in: fields) == ["time"])
        #expect(nearest(to: "zebra", in: fields).isEmpty)
        #expect(nearest(to: "reach", in: fields).isEmpty)
        #expect(nearest(to: "x", in: ["y", "z"]).isEmpty)
    }

    @Test func tiesKeepTheOrderGiven() {
        #expect(nearest(to: "cat", in: ["hat", "bat", "cut", "cats"]) == ["hat", "bat", "cut"])
        #expect(nearest(to: "cat", in: ["hat", "bat"], max: 1) == ["hat"])
    }
}

@Suite struct NumberTextTests {
    @Test func integers() {
        #expect(formatInteger(0) == "0")
        #expect(formatInteger(-1_234_567) == "-1234567")
        #expect(formatInteger(1_234_567, grouped: true) == "1,234,567")
        #expect(formatInteger(-999, grouped: true) == "-999")
        #expect(formatInteger(1000, grouped: true) == "1,000")
        #expect(formatInteger(Int64.min, grouped: true) == "-9,223,372,036,854,775,808")
    }

    @Test(arguments: [
        (0.0, 2, "0.00"), (-0.0, 1, "0.0"), (0.5, 0, "1"), (2.5, 0, "3"), (-2.5, 0, "-3"), (0.125, 2, "0.13"),
        (1.005, 2, "1.00"), (2.675, 2, "2.67"), (0.285, 2, "0.28"), (1.045, 2, "1.04"), (99.995, 2, "100.00"),
        (0.999999, 3, "1.000"), (-0.004, 2, "0.00"), (-0.006, 2, "-0.01"), (1234567.891, 2, "1234567.89"),
        (1e15, 1, "1000000000000000.0"), (1e20, 0, "100000000000000000000"), (0.1, 15, "0.100000000000000"),
        (4503599627370497.5, 0, "4503599627370498"), (.infinity, 2, "inf"), (-.infinity, 2, "-inf"), (.nan, 2, "nan"),
        (12.0, 3, "12.000"), (0.05, 1, "0.1"), (0.35, 1, "0.3"), (0.45, 1, "0.5"),
    ])
    func decimals(value: Double, places: Int, text: String) {
        #expect(formatDecimal(value, places: places) == text)
    }

    @Test func decimalsInGroups() {
        #expect(formatDecimal(-1_234_567.5, places: 1, grouped: true) == "-1,234,567.5")
    }
}
