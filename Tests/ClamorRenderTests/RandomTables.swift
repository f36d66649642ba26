import ClamorColumns
import ClamorQuery
import ClamorRender
import ClamorTime

/// Random numbers that are the same in every run: SplitMix64 (Steele, Lea and Flood 2014, "Fast Splittable Pseudorandom
/// Number Generators").
struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Tables, questions and styles of all sorts, among them such as nobody would think of.
struct RandomTables {
    var random: SplitMix64

    init(seed: UInt64) { random = SplitMix64(seed: seed) }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    mutating func chance(_ one: Int) -> Bool { below(one) == 0 }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }

    /// Names with wide glyphs, marks that join, control characters, line ends, text that runs to the left.
    static let names = [
        "Acme", "Bolt & Sons", "", " ", "日本コーラ", "👩‍🚀 Rocket", "🇩🇪🇫🇷", "e\u{301}clair", "\u{1b}[31mred\u{1b}[0m",
        "tab\there",
        "line\nend", "\u{202e}reversed", "مرحبا بالعالم", "नमस्ते", "한국어", "a\u{0}b", "\u{7f}", "\u{9b}2J",
        "A name that is much longer than any column of any chart would ever want to show to anyone who reads it",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字", "positive", "neutral", "negative", "other", "(none)",
        "x\u{300}\u{301}\u{302}",
        "❤️ love", "☎️", "１２３", "\u{200d}", "\u{200b}zero", "‼️", "½", "ﷺ",
    ]

    mutating func name() -> String {
        chance(3) ? Self.names[below(Self.names.count)] : "name \(below(30))"
    }

    mutating func number() -> Double {
        switch below(12) {
        case 0: 0
        case 1: pick([1e300, -1e300, 1e-300, -1e-9, 1e200, -3e250, 4e-200])
        case 2: pick([.nan, .infinity, -.infinity, 1e15, 1e18, -1e16])
        case 3: Double(below(2_000_000) - 1_000_000)
        case 4: Double(below(1_000)) / 1e6
        case 5, 6: Double(below(2_000) - 1_000) / 10
        default: Double(below(1_000))
        }
    }

    /// A number that somebody could type.
    private mutating func asked() -> Double {
        let number = number()
        return number.isFinite ? number : 7
    }

    mutating func integer() -> Int64 {
        switch below(12) {
        case 0: 0
        case 1: pick([.max, .min, .max - 1, 1 << 53, -(1 << 60)])
        case 2: Int64(below(2_000_000_000)) * 1_000
        case 3: Int64(below(2_000)) - 1_000
        default: Int64(below(500))
        }
    }

    mutating func value(_ info: ColumnInfo) -> Value {
        if chance(9) { return .null }
        switch info.type {
        case .integer:
            if info.name == "hour_of_day" { return .integer(Int64(below(24))) }
            if info.name == "day_of_week" { return .integer(Int64(below(7) + 1)) }
            return .integer(integer())
        case .fixed: return .fixed(integer())
        case .duration: return .duration(integer())
        case .number: return .number(number())
        case .boolean: return .boolean(chance(2))
        case .time: return .time(time(info.format))
        case .text: return .text(info.name == "finding" ? pick(["gap", "drop"]) : name())
        case .list: return .list((0..<below(4)).map { _ in name() })
        }
    }

    /// Starts of buckets in UTC, near each other or years apart; moments as they come.
    private mutating func time(_ format: ColumnFormat) -> Int64 {
        let day: Int64 = 86_400_000
        let first: Int64 = 1_767_225_600_000
        let far = chance(20) ? 3_000 : 40
        switch format {
        case .bucket(.day): return first + Int64(below(far)) * day
        case .bucket(.hour): return first + Int64(below(far)) * 3_600_000
        case .bucket(.minute): return first + Int64(below(far)) * 60_000
        case .bucket(.week): return first - 3 * day + Int64(below(far)) * 7 * day
        case .bucket(.year): return pick([first, first - 365 * day, first - 730 * day])
        case .bucket: return first
        default: return first + Int64(below(1_000_000_000))
        }
    }

    private static let numeric: [ColumnInfo] = [
        ColumnInfo("count", .integer), ColumnInfo("reach", .integer), ColumnInfo("score", .fixed),
        ColumnInfo("net", .number, format: .decimals(1)), ColumnInfo("share", .number, format: .percent),
        ColumnInfo("wait", .duration), ColumnInfo("x", .number), ColumnInfo("chance", .number, format: .probability),
    ]
    private static let companions: [ColumnInfo] = [
        ColumnInfo("count_prev", .integer), ColumnInfo("net_low", .number), ColumnInfo("net_high", .number),
        ColumnInfo("count_p", .number, format: .probability), ColumnInfo("finding", .text),
    ]
    private static let keys: [ColumnInfo] = [
        ColumnInfo("brand", .text), ColumnInfo("channel", .text), ColumnInfo("sentiment", .text),
        ColumnInfo("hour_of_day", .integer), ColumnInfo("day_of_week", .integer),
        ColumnInfo("day", .time, format: .bucket(.day)), ColumnInfo("hour", .time, format: .bucket(.hour)),
        ColumnInfo("minute", .time, format: .bucket(.minute)), ColumnInfo("week", .time, format: .bucket(.week)),
        ColumnInfo("year", .time, format: .bucket(.year)), ColumnInfo("time", .time), ColumnInfo("own", .boolean),
    ]

    mutating func rowCount() -> Int { pick([0, 1, 1, 2, 3, 7, 20, 60, 150]) }

    private mutating func some(_ columns: [ColumnInfo], atMost most: Int) -> [ColumnInfo] {
        Array(columns.shuffled(using: &random).prefix(below(most + 1)))
    }

    /// A table as questions give it: keys, measures, and what goes with them.
    mutating func answer() -> Table {
        var schema = some(Self.keys, atMost: 2) + some(Self.numeric, atMost: 3)
        if chance(2) { schema += some(Self.companions, atMost: 5) }
        if schema.isEmpty { schema = [ColumnInfo("count", .integer)] }
        return filled(schema)
    }

    /// A table of any columns.
    mutating func anything() -> Table {
        let all = Self.keys + Self.numeric + Self.companions + [ColumnInfo("tags", .list), ColumnInfo("text", .text)]
        return filled(some(all, atMost: 12) + [ColumnInfo("id", .text, format: .identifier)])
    }

    mutating func filled(_ schema: [ColumnInfo]) -> Table {
        var rows: [[Value]] = []
        for _ in 0..<rowCount() {
            var row: [Value] = []
            for info in schema { row.append(value(info)) }
            rows.append(row)
        }
        return table(schema, rows)
    }

    mutating func request(_ kind: ChartKind, _ table: Table) -> ChartRequest {
        ChartRequest(
            kind: chance(12) ? nil : kind, title: chance(4) ? name() : nil, width: chance(5) ? below(300) : nil,
            height: chance(5) ? below(60) : nil, minimum: chance(6) ? asked() : nil,
            maximum: chance(6) ? asked() : nil, isLogarithmic: chance(6),
            order: chance(3) ? pick(ChartRequest.Order.allCases) : nil,
            limit: chance(4) ? below(15) + 1 : nil, marksSpikes: chance(5))
    }

    mutating func context(_ table: Table) -> ChartContext {
        let first = Instant(milliseconds: 1_767_225_600_000 + Int64(below(1_000)) * 3_600_000)
        return ChartContext(
            zone: .utc, range: chance(2) ? TimeRange(lower: first, upper: nil) : nil, now: chance(2) ? first : nil,
            keys: ["hour_of_day", "day_of_week"], additive: chance(2) ? ["count", "reach"] : [],
            notes: chance(3) ? [(time: first, text: name()), (time: first, text: "Launch")] : [])
    }

    mutating func style(widths: ClosedRange<Int>) -> RenderStyle {
        var style = RenderStyle(
            width: Int.random(in: widths, using: &random), color: chance(2), ascii: chance(3), isTerminal: true)
        style.palette = Palette(
            depth: pick([.basic, .many, .full]), background: pick(Background.allCases))
        style.height = chance(2) ? below(60) + 10 : nil
        return style
    }
}
