import ClamorColumns
import ClamorText

/// The groups that rows fall into by their keys: codes for the values of each key, a number for each combination.
struct GroupKeys: Sendable {
    private let evaluators: [any Evaluator]
    private(set) var encoders: [KeyEncoder]
    private(set) var table: GroupTable
    /// Rows in each group.
    private(set) var rowCounts: [Int64] = []

    init(_ evaluators: [any Evaluator]) {
        self.evaluators = evaluators
        encoders = evaluators.map { KeyEncoder(type: $0.type) }
        table = GroupTable(keyCount: evaluators.count)
        rowCounts = Array(repeating: 0, count: table.count)
    }

    var count: Int { table.count }

    /// The most combinations of a batch that get numbers of its own.
    private static let mostNumbers = 4_096

    /// The groups of the rows of a frame. A combination of a list's values is one group until `expanded`.
    mutating func assign(_ frame: Frame) throws -> BatchGroups {
        if evaluators.isEmpty {
            rowCounts[0] += Int64(frame.count)
            return BatchGroups(
                numbers: Codes(repeating: 0, count: frame.count), count: 1, rowCounts: [Int64(frame.count)],
                mapping: nil, groupCount: 1)
        }
        let columns = try evaluators.map { try $0.keyColumn(frame) }
        let locals = columns.compactMap { LocalKey($0) }
        let combinations = locals.reduce(1) { min($0 * $1.count, Self.mostNumbers + 1) }
        if locals.count == columns.count, combinations <= Self.mostNumbers, !columns.isEmpty {
            return assign(locals, combinations)
        }
        let codes = columns.indices.map { encoders[$0].codes(of: columns[$0].column) }
        let groups = table.groups(of: codes, cardinalities: encoders.map(\.cardinality), rows: frame.count)
        rowCounts.grow(to: table.count, with: 0)
        if table.count > Self.mostNumbers {
            Kernels.count(groups, into: &rowCounts)
            return BatchGroups(groups: groups, groupCount: table.count)
        }
        var counts = [Int64](repeating: 0, count: table.count)
        Kernels.count(groups, into: &counts)
        for group in counts.indices { rowCounts[group] += counts[group] }
        return BatchGroups(
            numbers: groups, count: table.count, rowCounts: counts, mapping: nil, groupCount: table.count)
    }

    /// Counts the rows of a whole segment by what is known of its only key without reading it. False where that is not
    /// enough.
    mutating func count(_ frame: Frame) throws -> Bool {
        guard evaluators.count == 1, let field = evaluators[0] as? ColumnFieldEvaluator,
            let tally = try field.summary(frame)?.tally
        else { return false }
        let codes = encoders[0].codes(of: tally.values).wide
        let used = codes.indices.filter { tally.counts[$0] != 0 }
        for (group, place) in zip(add([used.map { codes[$0] }], used.count), used) {
            rowCounts[Int(group)] += tally.counts[place]
        }
        return true
    }

    /// Numbers combinations by their place among all that the batch could have, and finds the groups of those that it has.
    private mutating func assign(_ keys: [LocalKey], _ combinations: Int) -> BatchGroups {
        let numbers = Kernels.composites(keys.map(\.codes), keys.map(\.count))
        var counts = [Int64](repeating: 0, count: combinations)
        Kernels.count(numbers, into: &counts)
        let used = counts.indices.filter { counts[$0] != 0 }
        var codes: [[UInt32]] = []
        var divisor = combinations
        for key in keys.indices {
            divisor /= keys[key].count
            // Each value of the key is looked up once.
            var known = [UInt32](repeating: .max, count: keys[key].count)
            codes.append(
                used.map { number in
                    let own = number / divisor % keys[key].count
                    if known[own] == .max { known[own] = encoders[key].code(of: own, in: keys[key]) }
                    return known[own]
                })
        }
        let groups = add(codes, used.count)
        var mapping = [UInt32](repeating: Self.dropped, count: combinations)
        for (place, number) in used.enumerated() {
            mapping[number] = groups[place]
            rowCounts[Int(groups[place])] += counts[number]
        }
        return BatchGroups(
            numbers: numbers, count: combinations, rowCounts: counts, mapping: mapping, groupCount: count)
    }

    /// Takes over another's groups: for each of them its number here.
    mutating func absorb(_ other: GroupKeys) -> [UInt32] {
        let translations = encoders.indices.map { encoders[$0].translation(of: other.encoders[$0]) }
        let mapping = add(other.codes(translatedBy: translations), other.count)
        for (group, count) in other.rowCounts.enumerated() { rowCounts[Int(mapping[group])] += count }
        return mapping
    }

    private func codes(translatedBy tables: [[UInt32]?]) -> [[UInt32]] {
        table.keys.indices.map { key in
            tables[key].map { Kernels.translate(table.keys[key], by: $0) } ?? table.keys[key]
        }
    }

    /// Adds combinations of codes, if they are not there, and gives the group of each.
    private mutating func add(_ codes: [[UInt32]], _ count: Int) -> [UInt32] {
        let groups = table.groups(
            of: codes.map { Codes($0) }, cardinalities: encoders.map(\.cardinality), rows: count)
        rowCounts.grow(to: table.count, with: 0)
        return groups.wide
    }

    /// What stands for a group that is taken over nowhere.
    static let dropped = UInt32.max

    /// The groups with each value of a list by itself, and for each group its new numbers, one of them in each layer
    /// (`dropped` where it has no more). Nil when no key is a list.
    func expanded() -> (keys: GroupKeys, layers: [[UInt32]])? {
        let expansions = encoders.map { $0.expansion() }
        if expansions.allSatisfy({ $0 == nil }) { return nil }
        var result = GroupKeys(evaluators)
        result.encoders = zip(encoders, expansions).map { $1?.values ?? $0 }
        var sources: [Int] = []
        var codes: [[UInt32]] = Array(repeating: [], count: encoders.count)
        let values = expansions.map { $0?.codes }
        for group in 0..<count {
            var combinations = 1
            for key in values.indices {
                if let values = values[key] { combinations *= values[Int(table.keys[key][group])].count }
            }
            for combination in 0..<combinations {
                sources.append(group)
                // The digits of the combination say which value of each list.
                var rest = combination
                for key in codes.indices {
                    let own = table.keys[key][group]
                    guard let values = values[key] else {
                        codes[key].append(own)
                        continue
                    }
                    let count = values[Int(own)].count
                    codes[key].append(values[Int(own)][rest % count])
                    rest /= count
                }
            }
        }
        let targets = result.add(codes, sources.count)
        var layers: [[UInt32]] = []
        var used = [Int](repeating: 0, count: count)
        for (source, target) in zip(sources, targets) {
            if used[source] == layers.count { layers.append(Array(repeating: Self.dropped, count: count)) }
            layers[used[source]][source] = target
            used[source] += 1
            result.rowCounts[Int(target)] += rowCounts[source]
        }
        return (result, layers)
    }

    /// How many rows have several values of a key.
    func repeated(key: Int) -> Int {
        guard let codes = encoders[key].expansion()?.codes else { return 0 }
        return (0..<count).reduce(0) { $0 + (codes[Int(table.keys[key][$1])].count > 1 ? Int(rowCounts[$1]) : 0) }
    }

    /// Adds every combination of these values of the first key with what is there of the others, so that none is
    /// left out. The first key is of integers or times; groups that lack it are not combined.
    mutating func complete(firstKey values: [Int64]) {
        let others = Set((0..<count).map { group in table.keys.dropFirst().map { $0[group] } })
        let first = values.map { encoders[0].code(of: $0) }
        let tails = encoders.count == 1 ? [[]] : others.sorted { $0.lexicographicallyPrecedes($1) }
        var codes: [[UInt32]] = Array(repeating: [], count: encoders.count)
        for tail in tails {
            codes[0] += first
            for (key, code) in tail.enumerated() { codes[key + 1] += Array(repeating: code, count: first.count) }
        }
        _ = add(codes, codes[0].count)
    }

    /// The groups with spellings of the same folded form put together under the commonest spelling (of equally common
    /// ones the first by scalars), and for each group its new number. Nil when there is nothing to put together.
    ///
    /// - Parameter missing: the text that missing texts go by; nil: none, they stay apart.
    func folded(missing: String?) -> (keys: GroupKeys, groups: [UInt32])? {
        let spellings = encoders.indices.map { commonestSpellings(key: $0, missing: missing) }
        if spellings.allSatisfy({ $0 == nil }) { return nil }
        var result = GroupKeys(evaluators)
        result.encoders = encoders
        let tables = encoders.indices.map { key in
            spellings[key] ?? (0..<UInt32(encoders[key].cardinality)).map { $0 }
        }
        let mapping = result.add(codes(translatedBy: tables), count)
        for (group, count) in rowCounts.enumerated() { result.rowCounts[Int(mapping[group])] += count }
        return (result, mapping)
    }

    /// For each code of a text key the code of the spelling that is shown; nil when that is always itself.
    private func commonestSpellings(key: Int, missing: String?) -> [UInt32]? {
        guard encoders[key].type == .text else { return nil }
        let dictionary = encoders[key].dictionary
        let classes = dictionary.classes
        // Where each spelling is the first of its form, no two are the same.
        let isOwnForm = table.keys[key].allSatisfy { $0 == 0 || classes[Int($0) - 1] == $0 - 1 }
        if isOwnForm {
            let alike = table.keys[key].contains(0) ? missing.map(dictionary.codes(foldedTo:)) ?? [] : []
            if !alike.contains(where: { table.keys[key].contains($0 + 1) }) { return nil }
        }
        var uses = [Int64](repeating: -1, count: dictionary.count + 1)
        for group in 0..<count {
            let code = Int(table.keys[key][group])
            uses[code] = max(uses[code], 0) + rowCounts[group]
        }
        // By class, one more than its number; 0 while no spelling of it is used.
        var shown = [UInt32](repeating: 0, count: dictionary.count + 1)
        var isPlain = true
        for code in 1..<uses.count where uses[code] >= 0 {
            let form = Int(classes[code - 1]) + 1
            let held = Int(shown[form])
            if held == 0 {
                shown[form] = UInt32(code)
                continue
            }
            isPlain = false
            let isFirst = dictionary.order(UInt32(code - 1), UInt32(held - 1)) < 0
            if uses[code] > uses[held] || (uses[code] == uses[held] && isFirst) { shown[form] = UInt32(code) }
        }
        // Values spelled as missing ones are shown go with them.
        let alike = uses[0] >= 0 ? missing.map(dictionary.codes(foldedTo:)) ?? [] : []
        let unknown = alike.filter { uses[Int($0) + 1] >= 0 }
        if isPlain, unknown.isEmpty { return nil }
        var result = [UInt32](repeating: 0, count: uses.count)
        for code in 1..<uses.count where uses[code] >= 0 { result[code] = shown[Int(classes[code - 1]) + 1] }
        for code in unknown { result[Int(code) + 1] = 0 }
        return result
    }

    /// The values of a key for each group.
    func column(key: Int) -> Column { encoders[key].column(of: table.keys[key]) }
}

extension Column {
    /// A text column with a text for those that are missing.
    func filling(missing: String) -> Column {
        guard type == .text, let present = validity, case .codes(let codes, let dictionary) = storage else {
            return self
        }
        var texts = TextInterner()
        let last = texts.intern(missing)
        let filled = codes.indices.map { row in
            present[row] ? dictionary.withText(codes[row]) { texts.intern($0) } : last
        }
        return Column(type: .text, count: count, storage: .codes(filled, texts.dictionary()))
    }
}

extension TextDictionary {
    /// The order of two texts by scalars: below 0, 0 or above.
    fileprivate func order(_ left: UInt32, _ right: UInt32) -> Int {
        withText(left) { left in withText(right) { Kernels.order(left, $0) } }
    }

    /// Codes of the texts whose folded form is an ASCII text.
    fileprivate func codes(foldedTo text: String) -> [UInt32] {
        var found: [UInt32] = []
        let length = text.utf8.count
        for code in 0..<UInt32(count) where Int(offsets[Int(code) + 1] - offsets[Int(code)]) == length {
            if FoldedText.fold(self[code]) == text { found.append(code) }
        }
        return found
    }
}
