import ClamorColumns
import ClamorText

/// The groups that rows fall into by their keys: codes for the values of each key, a number for each combination.
struct GroupKeys: Sendable {
    private let evaluators: [any Evaluator]
    private(set) var encoders: [KeyEncoder]
    private(set) var table: GroupTable
    /// Rows in each group.
    private(set) var rowCounts: [Int64] = []
    /// For each key how many rows have several values of it.
    private(set) var repeated: [Int]

    init(_ evaluators: [any Evaluator]) {
        self.evaluators = evaluators
        encoders = evaluators.map { KeyEncoder(type: $0.type) }
        table = GroupTable(keyCount: evaluators.count)
        repeated = Array(repeating: 0, count: evaluators.count)
        rowCounts = Array(repeating: 0, count: table.count)
    }

    var count: Int { table.count }

    /// The group of each row of a frame; where a key is a list, rows come once for each value, and `rows` says which
    /// they are.
    mutating func assign(_ frame: Frame) throws -> (groups: [UInt32], rows: [Int32]?) {
        var rows: [Int32]?
        var codes: [[UInt32]] = []
        for (key, evaluator) in evaluators.enumerated() {
            let column = try evaluator.evaluate(frame)
            let (places, own, several) = encoders[key].keys(of: rows.map(column.gathered) ?? column)
            // Rows that come several times for an earlier key are counted once.
            repeated[key] += rows == nil || several == 0 ? several : encoders[key].keys(of: column).repeated
            codes.append(own)
            guard let places else { continue }
            for earlier in 0..<key { codes[earlier] = Kernels.gather(codes[earlier], places) }
            rows = rows.map { Kernels.gather($0, places) } ?? places
        }
        let groups = table.groups(
            of: codes, cardinalities: encoders.map(\.cardinality), rows: rows?.count ?? frame.count)
        rowCounts.grow(to: table.count, with: 0)
        Kernels.count(groups, into: &rowCounts)
        return (groups, rows)
    }

    /// Takes over another's groups: for each of them its number here.
    mutating func absorb(_ other: GroupKeys) -> [UInt32] {
        let translations = encoders.indices.map { encoders[$0].absorb(other.encoders[$0]) }
        let mapping = add(other.codes(translatedBy: translations), other.count)
        for (group, count) in other.rowCounts.enumerated() { rowCounts[Int(mapping[group])] += count }
        for key in repeated.indices { repeated[key] += other.repeated[key] }
        return mapping
    }

    private func codes(translatedBy tables: [[UInt32]]) -> [[UInt32]] {
        table.keys.indices.map { Kernels.translate(table.keys[$0], by: tables[$0]) }
    }

    /// Adds combinations of codes, if they are not there, and gives the group of each.
    private mutating func add(_ codes: [[UInt32]], _ count: Int) -> [UInt32] {
        let groups = table.groups(of: codes, cardinalities: encoders.map(\.cardinality), rows: count)
        rowCounts.grow(to: table.count, with: 0)
        return groups
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
    /// - Parameter missing: the text that missing texts go by.
    func folded(missing: String) -> (keys: GroupKeys, groups: [UInt32])? {
        let spellings = encoders.indices.map { commonestSpellings(key: $0, missing: missing) }
        if spellings.allSatisfy({ $0 == nil }) { return nil }
        var result = GroupKeys(evaluators)
        result.encoders = encoders
        result.repeated = repeated
        let tables = encoders.indices.map { key in
            spellings[key] ?? (0..<UInt32(encoders[key].cardinality)).map { $0 }
        }
        let mapping = result.add(codes(translatedBy: tables), count)
        for (group, count) in rowCounts.enumerated() { result.rowCounts[Int(mapping[group])] += count }
        return (result, mapping)
    }

    /// For each code of a text key the code of the spelling that is shown; nil when that is always itself.
    private func commonestSpellings(key: Int, missing: String) -> [UInt32]? {
        guard encoders[key].type == .text else { return nil }
        let dictionary = encoders[key].dictionary
        let classes = dictionary.classes
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
        let unknown = uses[0] >= 0 ? dictionary.codes(foldedTo: missing).filter { uses[Int($0) + 1] >= 0 } : []
        if isPlain, unknown.isEmpty { return nil }
        var result = [UInt32](repeating: 0, count: uses.count)
        for code in 1..<uses.count where uses[code] >= 0 { result[code] = shown[Int(classes[code - 1]) + 1] }
        for code in unknown { result[Int(code) + 1] = 0 }
        return result
    }

    /// The values of a key for each group; missing texts as `missing`.
    func column(key: Int, missing: String) -> Column {
        let column = encoders[key].column(of: table.keys[key])
        guard column.type == .text, let present = column.validity,
            case .codes(let codes, let dictionary) = column.storage
        else { return column }
        var texts = TextInterner()
        let last = texts.intern(missing)
        var numbers = [UInt32](repeating: .max, count: dictionary.count)
        let filled = codes.indices.map { group -> UInt32 in
            if !present[group] { return last }
            let code = codes[group]
            if numbers[Int(code)] == .max { numbers[Int(code)] = dictionary.withText(code) { texts.intern($0) } }
            return numbers[Int(code)]
        }
        return Column(type: .text, count: column.count, storage: .codes(filled, texts.dictionary()))
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
