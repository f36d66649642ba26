import ClamorColumns

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
            if case .lists = column.storage { repeated[key] += Self.rowsWithSeveral(column) }
            let (places, own) = encoders[key].keys(of: rows.map(column.gathered) ?? column)
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

    private static func rowsWithSeveral(_ column: Column) -> Int {
        guard case .lists(let offsets, let codes, let dictionary) = column.storage, codes.count > 1 else { return 0 }
        return Kernels.exploded(offsets: offsets, codes: codes) { dictionary.classes }.repeated
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
        var uses = [Int64](repeating: 0, count: dictionary.count + 1)
        var isUsed = [Bool](repeating: false, count: dictionary.count + 1)
        for group in 0..<count {
            let code = Int(table.keys[key][group])
            uses[code] += rowCounts[group]
            isUsed[code] = true
        }
        let used = isUsed.indices.filter { isUsed[$0] && $0 > 0 }
        var folded = FoldedTexts(dictionary)
        var classes = TextInterner(capacity: used.count)
        // Missing values go by their text, as do those that are spelled so.
        if isUsed[0] { _ = classes.intern(missing) }
        var shown: [UInt32] = isUsed[0] ? [0] : []
        var classOf = [UInt32](repeating: 0, count: uses.count)
        for code in used {
            let text = UInt32(code - 1)
            folded.fold(text)
            classOf[code] = folded.withFolded(text) { classes.intern($0) }
            let place = Int(classOf[code])
            if place == shown.count {
                shown.append(UInt32(code))
            } else if shown[place] != 0 {
                let held = Int(shown[place])
                let isFirst = folded.order(text, UInt32(held - 1)) < 0
                if uses[code] > uses[held] || (uses[code] == uses[held] && isFirst) { shown[place] = UInt32(code) }
            }
        }
        if shown.count == used.count + (isUsed[0] ? 1 : 0) { return nil }
        var table = (0..<UInt32(uses.count)).map { $0 }
        for code in used { table[code] = shown[Int(classOf[code])] }
        return table
    }

    /// The values of a key for each group; missing texts as `missing`.
    func column(key: Int, missing: String?) -> Column {
        let column = encoders[key].column(of: table.keys[key])
        guard let missing, column.type == .text, let present = column.validity,
            case .codes(let codes, let dictionary) = column.storage
        else { return column }
        // The text goes behind all others, so that their codes stay.
        let texts = TextDictionary(
            bytes: dictionary.bytes + Array(missing.utf8),
            offsets: dictionary.offsets + [UInt32(dictionary.bytes.count + missing.utf8.count)])
        let filled = codes.indices.map { present[$0] ? codes[$0] : UInt32(dictionary.count) }
        return Column(type: .text, count: column.count, storage: .codes(filled, texts))
    }
}
