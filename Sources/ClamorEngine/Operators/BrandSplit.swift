import ClamorColumns
import ClamorQuery
import ClamorText

/// Takes mentions of several brands apart where they are grouped by `brand` and their sentiment is asked for, in a sum or
/// another key: what such a mention says of each brand counts under that brand, and what it says as a whole under those
/// of which nothing is known by itself.
struct BrandSplit: Sendable {
    /// The identity of the key `brand` among shared columns; others are above.
    static let identity = 0

    /// The place of `brand` among the keys.
    let key: Int
    private let brands: any Evaluator

    /// What is known of each brand by itself.
    static let fields: Set = ["sentiment", "score", "sentiment_source", "confidence"]

    /// - Returns: nil where nothing is to be taken apart.
    init?(_ aggregation: Aggregation, areMentions: Bool, _ compiler: ExpressionCompiler) throws {
        let place = aggregation.keys.firstIndex { key in
            if case .column("brand") = key.expression.kind { true } else { false }
        }
        let readsSentiment = Self.fields.contains(where: Operator.aggregate(aggregation).reads)
        guard areMentions, readsSentiment, let place else { return nil }
        key = place
        brands = try compiler.compile(aggregation.keys[place].expression)
    }

    /// The key `brand` as it is read, in a frame of this split or any other.
    var evaluator: any Evaluator { SharedEvaluator(identity: Self.identity, inner: brands) }

    /// The rows of a frame with entries by brand.
    private struct Split {
        /// Their places in the frame.
        var places: [Int32] = []
        /// The brands of each, in one spelling.
        var brands: [[String]] = []
        /// What each says of brands, by folded name.
        var entries: [[String: BrandSentiment]] = []
    }

    /// The rows of a frame that count as they are, and the others in layers: in the first each with its first brand, in
    /// the next those that have more with their second, and so on. Nil where all count as they are.
    func parts(of frame: Frame) throws -> (plain: Frame, layers: [Frame])? {
        guard let split = try split(frame) else { return nil }
        var plain = Bitmap(count: frame.count, filled: true)
        for place in split.places { plain[Int(place)] = false }
        let depth = split.brands.map(\.count).max() ?? 0
        let layers = try (0..<depth).map { try layer($0, of: split, frame) }
        return (frame.narrowed(to: plain), layers)
    }

    private func split(_ frame: Frame) throws -> Split? {
        guard case .lists(let lists, let texts) = try frame.column("brand_sentiment").storage, texts.count > 0 else {
            return nil
        }
        let held = (0..<lists.entryCount).map { entry in
            Dictionary(
                lists.items(ofEntry: entry).compactMap { BrandSentiment(texts[$0]) }
                    .map { (FoldedText.fold($0.brand), $0) }
            ) { first, _ in first }
        }
        let places = (0..<frame.count).filter { !held[Int(lists.entries[$0])].isEmpty }
        if places.isEmpty { return nil }
        let (sources, brands) = (try frame.column("sentiment_source"), try evaluator.evaluate(frame))
        var split = Split()
        for place in places where sources[place] != .text("corrected") {
            guard case .list(let names) = brands[place], !names.isEmpty else { continue }
            var seen: Set<String> = []
            split.places.append(Int32(place))
            split.brands.append(names.filter { seen.insert(FoldedText.fold($0)).inserted })
            split.entries.append(held[Int(lists.entries[place])])
        }
        return split.places.isEmpty ? nil : split
    }

    private func layer(_ number: Int, of split: Split, _ frame: Frame) throws -> Frame {
        let rows = split.places.indices.filter { split.brands[$0].count > number }
        let names = rows.map { split.brands[$0][number] }
        let entries = zip(rows, names).map { split.entries[$0][FoldedText.fold($1)] }
        let places = rows.map { split.places[$0] }
        func column(_ name: String, _ value: (BrandSentiment, Value) -> Value) throws -> Column {
            let whole = try frame.column(name)
            return Column(
                type: whole.type,
                values: zip(places, entries).map { place, entry in
                    entry.map { value($0, whole[Int(place)]) } ?? whole[Int(place)]
                })
        }
        let columns = [
            "sentiment": try column("sentiment") { entry, _ in .text(entry.label) },
            // In 1/10000, as entries are in 1/100.
            "score": try column("score") { entry, _ in .fixed(Int64(entry.score) * 100) },
            "sentiment_source": try column("sentiment_source") { entry, whole in
                entry.isUnsure ? .text("unsure") : whole == .text("unsure") ? .text("scored") : whole
            },
            "confidence": try column("confidence") { _, _ in .null },
        ]
        let brand = Column(type: .list, values: names.map { .list([$0]) })
        return frame.replacing(columns, shared: [Self.identity: brand], at: places)
    }
}
