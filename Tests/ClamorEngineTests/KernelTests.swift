import ClamorColumns
import ClamorText
import Testing

/// The loops over columns at the sizes where they change their ways.
struct KernelTests {
    private func randomRows(_ count: Int, _ bound: Int, seed: Int) -> [Int64] {
        var numbers = SeededNumbers(seed: seed)
        return (0..<count).map { _ in Int64(numbers.below(bound)) - Int64(bound / 3) }
    }

    @Test(arguments: [10, 5_000])
    func sortingIsStable(count: Int) {
        let keys = randomRows(count, 300, seed: count) + [.min, .max, 0]
        var order = keys.indices.map { Int32($0) }
        Selection.sort(&order, by: keys)
        #expect(order == keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { Int32($0) })
    }

    @Test(arguments: [(1, 1_000), (40, 9), (1_500, 50)])
    func quantilesInFewAndInManyGroups(groupCount: Int, bound: Int) {
        let values = randomRows(6_000, bound * 1_000, seed: bound)
        let groups = randomRows(6_000, groupCount, seed: 2).map { UInt32(abs($0)) }
        var held = GroupedValues()
        for rows in [0..<100, 100..<6_000] {
            held.add(
                .wide(Array(values[rows])), groups: Codes(Array(groups[rows])), rows: nil, groupCount: groupCount)
        }
        for percent in [0, 12.5, 50, 99, 100] {
            let expected = (0..<groupCount).map { group -> Int64? in
                let own = values.indices.filter { groups[$0] == UInt32(group) }.map { values[$0] }.sorted()
                return own.isEmpty ? nil : own[Kernels.nearestRank(percent, of: own.count)]
            }
            #expect(held.quantiles(percent, groupCount: groupCount) == expected)
        }
    }

    @Test func quantilesOfTheLargestAndSmallestIntegers() {
        var held = GroupedValues()
        held.add(.wide([.max, .min, 0, .min + 1, .max]), groups: .bytes([0, 0, 0, 0, 0]), rows: nil, groupCount: 1)
        #expect(held.quantiles(50, groupCount: 1) == [0])
        #expect(held.quantiles(0, groupCount: 1) == [.min])
        #expect(held.quantiles(100, groupCount: 1) == [.max])
    }

    /// Codes of two keys that start few and become too many for a flat table.
    @Test func groupsKeepTheirNumbersWhenTheTableGrows() {
        var table = GroupTable(keyCount: 2)
        var expected: [[UInt32]: UInt32] = [:]
        for (round, bound) in [3, 90, 2_000, 2_000].enumerated() {
            let codes = (0..<2).map { key in randomRows(4_000, bound, seed: round * 2 + key).map { UInt32(abs($0)) } }
            let groups = table.groups(of: codes.map { Codes($0) }, cardinalities: [bound, bound], rows: 4_000)
            let areSame = groups.indices.allSatisfy { row in
                let tuple = codes.map { $0[row] }
                let known = expected.updateValue(groups[row], forKey: tuple)
                return known ?? groups[row] == groups[row] && table.keys.map { $0[Int(groups[row])] } == tuple
            }
            #expect(areSame, "round \(round)")
        }
        #expect(Set(expected.values).count == table.count)
    }

    @Test func distinctCodesInBitmapsAndInPairs() {
        for (groupCount, cardinality) in [(5, 100), (70_000, 5_000)] {
            var distinct = DistinctCodes()
            var expected = [Set<UInt32>](repeating: [], count: groupCount)
            for round in 1...2 {
                let codes = randomRows(3_000, cardinality, seed: round).map { UInt32(abs($0)) }
                let limit = round == 1 ? min(groupCount, 10) : groupCount
                let groups = randomRows(3_000, limit, seed: round + 5).map { UInt32(abs($0)) }
                distinct.add(codes: Codes(codes), groups: Codes(groups), groupCount: limit, cardinality: cardinality)
                for row in codes.indices where codes[row] != 0 { expected[Int(groups[row])].insert(codes[row]) }
            }
            #expect(distinct.counts(groupCount: groupCount) == expected.map { Int64($0.count) })
        }
    }

    @Test func maximaInATableAndInPairs() {
        for (groupCount, cardinality) in [(5, 100), (3_000, 5_000)] {
            var maxima = GroupedMaxima()
            var expected: [[Int]: Int64] = [:]
            for round in 1...2 {
                let limit = round == 1 ? 3 : groupCount
                let keys = randomRows(3_000, cardinality, seed: round).map { UInt32(abs($0)) }
                let groups = randomRows(3_000, limit, seed: round + 5).map { UInt32(abs($0)) }
                let values = randomRows(3_000, 1_000, seed: round + 9)
                maxima.raise(values, groups: groups, keys: keys, groupCount: limit, cardinality: cardinality)
                for row in keys.indices where keys[row] != 0 {
                    let place = [Int(groups[row]), Int(keys[row])]
                    expected[place] = max(expected[place] ?? .min, values[row])
                }
            }
            var found: [[Int]: Int64] = [:]
            maxima.visit { found[[$0, $1]] = $2 }
            #expect(found == expected)
        }
    }

    @Test func sumsMoveTo128Bits() {
        var sums = ExactSums()
        sums.grow(to: 2)
        sums.add([.max, 5, .max, -7], groups: .bytes([0, 1, 0, 1]))
        sums.add([.max, .min], groups: .bytes([0, 1]))
        #expect(sums[0] == Int128(Int64.max) * 3)
        #expect(sums[1] == Int128(Int64.min) - 2)
    }

    @Test func integersGetNumbersHoweverManyThereAre() {
        var interner = IntegerInterner()
        let values = randomRows(20_000, 9_000, seed: 3) + [0, .min, .max]
        var validity = Bitmap(count: values.count, filled: true)
        validity[5] = false
        let codes = interner.codes(of: values, validity: validity)
        #expect(codes[5] == 0)
        #expect(values.indices.allSatisfy { $0 == 5 || interner.values[Int(codes[$0]) - 1] == values[$0] })
        #expect(interner.count == Set(values.enumerated().filter { $0.offset != 5 }.map(\.element)).count)
        #expect(interner.codes(of: values, validity: validity) == codes)
    }

    @Test func ranksFollowFoldedFormThenScalars() {
        let texts = [
            "longer than eight", "longer than nine", "LONGER than eight", "é", "e\u{301}", "", "a\u{0}", "a", "B",
        ]
        let dictionary = TextDictionary(texts)
        let ranks = Selection.ranks(dictionary, used: Bitmap(count: texts.count, filled: true))
        let expected = texts.indices.sorted { one, other in
            let folded = [FoldedText.fold(texts[one]), FoldedText.fold(texts[other])].map { Array($0.utf8) }
            if folded[0] != folded[1] { return folded[0].lexicographicallyPrecedes(folded[1]) }
            return Array(texts[one].utf8).lexicographicallyPrecedes(Array(texts[other].utf8))
        }
        #expect(expected.map { ranks[$0] } == texts.indices.map { Int64($0) })
    }

    @Test func dictionariesAreTakenTogetherBySpelling() {
        var union = DictionaryUnion()
        // A dictionary that repeats itself keeps its codes; its first spelling stands for both.
        #expect(union.translation(of: TextDictionary(["a", "b", "a"])) == nil)
        #expect(union.translation(of: TextDictionary(["c", "a", "B", "b"])) == [3, 0, 4, 1])
        #expect((0..<5).map { union.dictionary[UInt32($0)] } == ["a", "b", "a", "c", "B"])
    }

    @Test(arguments: [0, 1, 63, 64, 65, 200])
    func bitsGatherScatterAndJoin(count: Int) {
        var numbers = SeededNumbers(seed: count)
        var bits = Bitmap(count: count)
        for row in 0..<count where numbers.chance(40) { bits[row] = true }
        let rows = (0..<Int32(count)).filter { _ in numbers.chance(50) }
        let gathered = bits.gathered(rows)
        #expect(rows.indices.allSatisfy { gathered[$0] == bits[Int(rows[$0])] })
        let back = gathered.scattered(to: rows, count: count)
        #expect((0..<count).allSatisfy { back[$0] == (bits[$0] && rows.contains(Int32($0))) })
        let joined = Bitmap.concatenated([bits, gathered])
        #expect(joined.count == count + rows.count)
        #expect((0..<count).allSatisfy { joined[$0] == bits[$0] })
    }

    @Test(arguments: [
        (Int64(3), 3.0, 0), (3, 3.5, -1), (-3, -3.5, 1), (.max, 0x1p63, -1), (.min, -0x1p63, 0),
        (1 << 53 + 1, 0x1p53, 1),
    ])
    func integersCompareWithNumbersExactly(integer: Int64, number: Double, expected: Int) {
        #expect(Kernels.order(integer, number) == expected)
    }

    @Test func truthIsThreeValued() {
        let outcomes: [Bool?] = [true, false, nil]
        for one in outcomes {
            for other in outcomes {
                var both = Truth(one, count: 1)
                both.formConjunction(Truth(other, count: 1))
                var either = Truth(one, count: 1)
                either.formDisjunction(Truth(other, count: 1))
                let and: Bool? = one == false || other == false ? false : one == nil || other == nil ? nil : true
                let or: Bool? = one == true || other == true ? true : one == nil || other == nil ? nil : false
                #expect((both.knowns?[0] ?? true ? both.trues[0] : nil) == and)
                #expect((either.knowns?[0] ?? true ? either.trues[0] : nil) == or)
            }
        }
    }
}

extension GroupedValues {
    /// The nearest-rank quantile of each group, by whichever way there is.
    fileprivate func quantiles(_ percent: Double, groupCount: Int) -> [Int64?] {
        guard let ranks = ranks([percent], groupCount: groupCount) else {
            return sortedQuantiles(percent, groupCount: groupCount)
        }
        var held: [[Int64]] = Array(repeating: [], count: groupCount)
        for run in 0..<runCount { collect(run: run, ranks, into: &held) }
        return Self.select(ranks, from: &held)[0]
    }
}
