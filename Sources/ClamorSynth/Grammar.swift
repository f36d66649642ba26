/// A context-free grammar of texts, compiled from readable rules.
///
/// A source is lines. `= name` begins a rule whose alternatives, one a line, are equally likely; `~ name` begins one
/// whose alternatives follow Zipf's law, the first the commonest. Within an alternative `{name}` stands for an
/// expansion of the rule `name` of the same language, else of the shared rules, else for a `Slot`; `{name?30}` is left
/// out in 70 of 100 cases, along with the space beside it.
final class Grammar: Sendable {
    /// One part of an alternative.
    struct Part {
        enum Kind: UInt8 { case literal, rule, slot }
        let kind: Kind
        /// How often of 100 it is there.
        let chance: UInt8
        let spaceBefore: Bool
        let spaceAfter: Bool
        /// A literal's first byte, else the number of the rule or slot.
        let start: Int32
        /// A literal's end.
        let end: Int32
    }

    private struct Rule {
        /// The alternatives, as part ranges.
        var alternatives: [Range<Int>] = []
        var isRanked = false
    }

    private let parts: [Part]
    /// The alternatives of all rules, as part ranges.
    private let alternatives: [Range<Int>]
    /// 512 draws for each rule, as numbers of alternatives.
    private let draws: [Int32]
    private let literals: [UInt8]
    private let numbers: [String: Int]

    /// Compiles sources, each with its language ("" for the shared rules). Traps at a name that nothing defines.
    init(_ sources: [(language: String, source: StaticString)]) {
        var lines: [(rule: Int, language: String, text: ArraySlice<UInt8>)] = []
        var rules: [Rule] = []
        var numbers: [String: Int] = [:]
        for (language, source) in sources {
            let bytes = source.withUTF8Buffer(Array.init)
            for line in bytes.split(separator: 10) {
                let isHeader = line.count > 2 && line[line.startIndex + 1] == 32
                if isHeader, line.first == UInt8(ascii: "=") || line.first == UInt8(ascii: "~") {
                    let name = Grammar.qualified(String(decoding: line.dropFirst(2), as: UTF8.self), language)
                    precondition(numbers.updateValue(rules.count, forKey: name) == nil, "two rules are named \(name)")
                    rules.append(Rule(isRanked: line.first == UInt8(ascii: "~")))
                } else {
                    lines.append((rules.count - 1, language, line))
                }
            }
        }
        var compiler = Compiler(numbers: numbers)
        for (rule, language, text) in lines {
            rules[rule].alternatives.append(compiler.compile(text, language))
        }
        var alternatives: [Range<Int>] = []
        var draws: [Int32] = []
        for rule in rules {
            draws += Grammar.draws(rule).map { Int32(alternatives.count + $0) }
            alternatives += rule.alternatives
        }
        self.alternatives = alternatives
        self.draws = draws
        self.numbers = numbers
        parts = compiler.parts
        literals = compiler.literals
    }

    static func qualified(_ name: String, _ language: String) -> String {
        language.isEmpty ? name : "\(language).\(name)"
    }

    /// 512 draws over the alternatives: each at least once, the rest in proportion to weight.
    private static func draws(_ rule: Rule) -> [Int] {
        let count = rule.alternatives.count
        precondition(count > 0 && count <= 256, "a rule needs 1 to 256 alternatives")
        let weights = (0..<count).map { rule.isRanked ? 1 / (Double($0) + 2) : 1 }
        let total = weights.reduce(0, +)
        var draws: [Int] = []
        var sum = 0.0
        for (index, weight) in weights.enumerated() {
            sum += weight
            let end = index + 1 + Int((sum / total * Double(512 - count)).rounded())
            draws += Array(repeating: index, count: end - draws.count)
        }
        return draws
    }

    /// The number of a rule by its qualified name.
    func rule(_ name: String) -> Int? { numbers[name] }

    /// The parts of one alternative of a rule, chosen by random bits.
    func choose(_ rule: Int, _ bits: UInt64) -> Range<Int> {
        alternatives[Int(draws[rule * 512 + Int(bits >> 55)])]
    }

    func part(_ index: Int) -> Part { parts[index] }

    /// Whether a literal part begins with a, e, i or o; u is as often a consonant.
    func startsWithVowel(_ part: Part) -> Bool {
        switch literals[Int(part.start)] {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"): true
        default: false
        }
    }

    /// Writes the bytes of a literal part.
    func write(_ part: Part, into buffer: inout ByteBuffer) {
        literals.withUnsafeBufferPointer {
            buffer.append(UnsafeBufferPointer(rebasing: $0[Int(part.start)..<Int(part.end)]))
        }
    }
}

/// Turns the text of alternatives into parts.
private struct Compiler {
    let numbers: [String: Int]
    var parts: [Grammar.Part] = []
    var literals: [UInt8] = []

    mutating func compile(_ text: ArraySlice<UInt8>, _ language: String) -> Range<Int> {
        let first = parts.count
        var rest = text
        var pending: [UInt8] = []
        while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
            pending += rest[rest.startIndex..<open]
            guard let close = rest[open...].firstIndex(of: UInt8(ascii: "}")) else { preconditionFailure("unclosed {") }
            let body = String(decoding: rest[(open + 1)..<close], as: UTF8.self)
            rest = rest[(close + 1)...]
            append(body, language, &pending, &rest)
        }
        flush(pending + rest)
        return first..<parts.count
    }

    private mutating func append(
        _ body: String, _ language: String, _ pending: inout [UInt8], _ rest: inout ArraySlice<UInt8>
    ) {
        let pieces = body.split(separator: "?")
        let name = String(pieces[0])
        let chance = pieces.count > 1 ? UInt8(pieces[1]) : 100
        guard let chance else { preconditionFailure("bad chance in {\(body)}") }
        // An omitted part takes a space beside it along.
        let spaceBefore = chance < 100 && pending.last == 32
        let spaceAfter = chance < 100 && !spaceBefore && rest.first == 32
        if spaceBefore { pending.removeLast() }
        if spaceAfter { rest.removeFirst() }
        flush(pending)
        pending = []
        let kind: Grammar.Part.Kind
        let target: Int
        if let rule = numbers[Grammar.qualified(name, language)] ?? numbers[name] {
            (kind, target) = (.rule, rule)
        } else if let slot = Slot(name: name) {
            (kind, target) = (.slot, Int(slot.rawValue))
        } else {
            preconditionFailure("nothing defines {\(name)} in \(language)")
        }
        parts.append(
            Grammar.Part(
                kind: kind, chance: chance, spaceBefore: spaceBefore, spaceAfter: spaceAfter, start: Int32(target),
                end: 0
            )
        )
    }

    private mutating func flush(_ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        let start = literals.count
        literals += bytes
        parts.append(
            Grammar.Part(
                kind: .literal, chance: 100, spaceBefore: false, spaceAfter: false, start: Int32(start),
                end: Int32(literals.count)
            )
        )
    }
}
