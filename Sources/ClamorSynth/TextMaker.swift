/// Writes texts from plans.
struct TextMaker {
    /// What one expansion carries along.
    private struct Run {
        let plan: TextPlan
        var random: RandomNumbers
        /// Whether the brand has been named yet.
        var isNamed = false
    }

    private let grammar: Grammar
    private let people: People
    private let invented = InventedWords()
    private let curves: Curves
    private let market = Brand.allCases.map(\.profile)
    /// The first rule of a text by form, language and polarity; of a title; and of a topic's clause.
    private let starts: [Int]
    private let titles: [Int]
    private let clauses: [Int]

    init(people: People, curves: Curves) {
        let grammar = Grammar(Texts.sources)
        self.grammar = grammar
        self.people = people
        self.curves = curves
        starts = TextForm.allCases.flatMap { form in
            TextMaker.table { language, polarity in TextMaker.start(form, language, polarity, grammar) }
        }
        titles = TextForm.allCases.flatMap { form in
            TextMaker.table { language, polarity in
                let names = ["\(form).title.\(polarity)", "\(form).title", "title.\(polarity)"]
                guard let rule = names.lazy.compactMap({ grammar.rule("\(language.code).\($0)") }).first else {
                    preconditionFailure("no title for \(language.code).\(form).\(polarity)")
                }
                return rule
            }
        }
        clauses = Topic.allCases.flatMap { topic in
            TextMaker.table { language, polarity in
                guard let rule = grammar.rule("\(language.code).\(topic).\(polarity)") else {
                    preconditionFailure("no rule for \(language.code).\(topic).\(polarity)")
                }
                return rule
            }
        }
    }

    private static func table(_ entry: (Language, Polarity) -> Int) -> [Int] {
        Language.allCases.flatMap { language in Polarity.allCases.map { entry(language, $0) } }
    }

    private static func place(_ row: UInt8, _ plan: TextPlan) -> Int {
        (Int(row) * Language.allCases.count + Int(plan.language.rawValue)) * Polarity.allCases.count
            + Int(plan.polarity.rawValue)
    }

    private static func start(_ form: TextForm, _ language: Language, _ polarity: Polarity, _ grammar: Grammar) -> Int {
        var candidate: TextForm? = form
        while let form = candidate {
            for name in ["\(language.code).\(form).\(polarity)", "\(language.code).\(form)"] {
                if let rule = grammar.rule(name) { return rule }
            }
            candidate = form.fallback
        }
        guard language != .en else { preconditionFailure("no rule for \(form).\(polarity)") }
        return start(form, .en, polarity, grammar)
    }

    /// Writes the text of a plan.
    func writeText(_ plan: TextPlan, into buffer: inout ByteBuffer) {
        var run = Run(plan: plan, random: RandomNumbers(seed: plan.seed))
        let from = buffer.count
        expand(starts[TextMaker.place(plan.form.rawValue, plan)], &run, &buffer)
        if plan.language == .en { Styling.apply(to: &buffer, from: from, form: plan.form, &run.random) }
        if !run.isNamed, plan.form == .post {
            buffer.append(" #")
            buffer.append(market[Int(plan.brand.rawValue)].handle)
        }
    }

    /// Writes the title that goes with a plan's text.
    func writeTitle(_ plan: TextPlan, into buffer: inout ByteBuffer) {
        var run = Run(plan: plan, random: RandomNumbers(seed: ~plan.seed))
        let from = buffer.count
        expand(titles[TextMaker.place(plan.form.rawValue, plan)], &run, &buffer)
        if plan.language == .en { Styling.capitalise(&buffer, from: from) }
    }

    private func expand(_ rule: Int, _ run: inout Run, _ buffer: inout ByteBuffer) {
        for index in grammar.choose(rule, run.random.next()) {
            let part = grammar.part(index)
            if part.kind == .literal {
                if run.plan.language == .en { matchArticle(to: part, &buffer) }
                grammar.write(part, into: &buffer)
                continue
            }
            if part.chance < 100, !run.random.chance(Int(part.chance)) { continue }
            if part.spaceBefore { buffer.append(32) }
            if part.kind == .rule {
                expand(Int(part.start), &run, &buffer)
            } else if let slot = Slot(rawValue: UInt8(truncatingIfNeeded: part.start)) {
                fill(slot, &run, &buffer)
            }
            if part.spaceAfter { buffer.append(32) }
        }
    }

    /// Makes a last word "a" an "an" where the next word asks for it.
    private func matchArticle(to part: Grammar.Part, _ buffer: inout ByteBuffer) {
        guard grammar.startsWithVowel(part), buffer.count > 2, buffer[buffer.count - 1] == 32,
            buffer[buffer.count - 2] == 97, buffer[buffer.count - 3] == 32
        else { return }
        buffer.truncate(to: buffer.count - 1)
        buffer.append("n ")
    }

    private func fill(_ slot: Slot, _ run: inout Run, _ buffer: inout ByteBuffer) {
        let plan = run.plan
        switch slot {
        case .topic: expand(clauses[TextMaker.place(plan.topic.rawValue, plan)], &run, &buffer)
        case .brand, .name, .other, .handle, .help, .tag: fillBrand(slot, &run, &buffer)
        case .user:
            buffer.append(64)
            people.writeHandle(people.draw(plan.language, curves, &run.random), into: &buffer)
        case .person: people.writeFirstName(plan.language, &run.random, into: &buffer)
        case .town: invented.writeTown(curves.rank(of: 40_000, offset: 12, &run.random), into: &buffer)
        case .word: invented.writeWord(curves.rank(of: 400_000, offset: 30, &run.random), into: &buffer)
        case .link:
            buffer.append("https://")
            invented.writeWord(curves.rank(of: 3_000, offset: 4, &run.random), into: &buffer)
            buffer.append(".example/")
            buffer.append(digitsOf: run.random.next() >> 33, base: 36, width: 6)
        case .nl: buffer.append(10)
        case .price, .number, .minutes, .clock, .order: fillNumber(slot, &run, &buffer)
        }
    }

    private func fillBrand(_ slot: Slot, _ run: inout Run, _ buffer: inout ByteBuffer) {
        let chosen = slot == .other ? run.plan.other ?? run.plan.brand : run.plan.brand
        let brand = market[Int(chosen.rawValue)]
        run.isNamed = true
        switch slot {
        case .handle: return buffer.append(marked: 64, brand.handle)
        case .help: return buffer.append(marked: 64, brand.helpHandle)
        case .tag: return buffer.append(marked: 35, brand.handle)
        case .name: return buffer.append(brand.name)
        default: break
        }
        switch run.random.below(100) {
        case ..<70: buffer.append(brand.name)
        case ..<90: buffer.append(marked: 64, brand.handle)
        default: buffer.append(marked: 35, brand.handle)
        }
    }

    private func fillNumber(_ slot: Slot, _ run: inout Run, _ buffer: inout ByteBuffer) {
        switch slot {
        case .price:
            let cents = Int64(280 + 5 * run.random.below(140))
            switch run.plan.language {
            case .ja:
                buffer.append(decimal: cents)
                return buffer.append("円")
            case .en:
                buffer.append(run.random.chance(60) ? "$" : "£")
                buffer.append(decimal: cents / 100)
                buffer.append(46)
                return buffer.append(decimal: cents % 100, width: 2)
            default:
                buffer.append(decimal: cents / 100)
                buffer.append(44)
                buffer.append(decimal: cents % 100, width: 2)
                return buffer.append(" €")
            }
        case .minutes: buffer.append(decimal: Int64(5 * (2 + run.random.below(17))))
        case .clock:
            buffer.append(decimal: Int64(6 + run.random.below(15)))
            buffer.append(58)
            buffer.append(decimal: Int64(5 * run.random.below(12)), width: 2)
        case .order:
            buffer.append(UInt8(65 + run.random.below(26)))
            buffer.append(UInt8(65 + run.random.below(26)))
            buffer.append(45)
            buffer.append(decimal: Int64(run.random.below(900_000) + 100_000))
        default: buffer.append(decimal: Int64(2 + curves.rank(of: 200, offset: 3, &run.random)))
        }
    }
}

extension ByteBuffer {
    /// A handle or hashtag: a sign and a name.
    fileprivate mutating func append(marked sign: UInt8, _ name: StaticString) {
        append(sign)
        append(name)
    }
}
