import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorText
import ClamorTime

/// What could stand at a place of a text. Pure: the same place, names and counts give the same candidates.
struct Completer {
    let place: CursorPlace
    let names: KnownNames
    /// Whether the word stands just behind `:`, so that it needs no quotes.
    let isAfterColon: Bool
    /// Values of a field, commonest first.
    let counted: (String) -> [ValueCounts.Counted]

    init(
        _ place: CursorPlace, names: KnownNames, isAfterColon: Bool = false,
        counted: @escaping (String) -> [ValueCounts.Counted]
    ) {
        self.place = place
        self.names = names
        self.isAfterColon = isAfterColon
        self.counted = counted
    }

    var candidates: [Completion.Candidate] {
        var list = CandidateList(begun: begun)
        for expectation in place.expectations {
            if case .file = expectation {
                // Names of files are looked for in folders, and stand alone between quotes.
                if place.isQuoted { return CandidateList.files(begun) }
                continue
            }
            place.isQuoted ? offerQuoted(expectation, &list) : offer(expectation, &list)
        }
        if list.isBegun, !place.isQuoted { offerAliases(&list) }
        return list.candidates
    }

    /// What has been typed of the word, without its quote.
    private var begun: String {
        guard place.isQuoted else { return place.word }
        let inside = String(place.word.dropFirst())
        return inside.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
    }

    /// What can stand between quotes.
    private func offerQuoted(_ expectation: Expectation, _ list: inout CandidateList) {
        switch expectation {
        case .value, .words, .extra, .recipe, .zone: offer(expectation, &list)
        default: break
        }
    }

    private func offer(_ expectation: Expectation, _ list: inout CandidateList) {
        switch expectation {
        case .keyword(let word): list.offer(word, Self.notes[word] ?? "")
        case .statement: offerStatements(&list)
        case .pipeline: offerBeginnings(&list)
        case .stage: offerStages(&list)
        case .range: offerRanges(&list)
        case .unit(let isPlural): for unit in RangeUnit.allCases { list.offer(unit.rawValue + (isPlural ? "s" : "")) }
        case .moment: offerMoments(&list)
        case .operand(let operand): offerOperands(operand, &list)
        case .value(let name): offerValues(of: name, &list)
        case .comparison(let name): offerComparisons(of: name, &list)
        case .connective:
            list.offer("and", "both")
            list.offer("or", "one of them")
        case .extra: offerExtras(&list)
        case .words(let stage): offerWords(of: stage, &list)
        case .chartKind: for kind in ChartKind.allCases { list.offer(kind.rawValue, kind.summary) }
        case .chartOption:
            for option in ChartOption.all { list.offer(option.name + "=", option.summary, ending: "") }
        case .searchTerm: offerSearchTerms(&list)
        case .searchOperator:
            list.offer("AND", "both")
            list.offer("OR", "one of them")
            list.offer("NEAR/", "NEAR/5: at most five words between", ending: "")
        case .file: break
        case .format: for format in names.vocabulary.formats { list.offer(format, "format") }
        case .importField:
            for field in names.vocabulary.fields { list.offer(field, Fields.named(field)?.summary ?? "") }
        case .recipe: for name in names.recipes() { offerQuoted(name, "recipe", &list) }
        case .zone: for zone in Zone.names { offerQuoted(zone, "", &list) }
        case .setting: offerSettings(&list)
        case .family: offerFamilies(&list)
        case .account: offerAccounts(&list)
        case .batch: offerBatches(&list)
        case .helpName:
            for name in Help.topics + names.measures.map(\.name) { list.offer(name) }
        }
    }

    /// A text between quotes.
    func offerQuoted(_ text: String, _ note: @autoclosure () -> String, _ list: inout CandidateList) {
        list.offer(ExpressionText.quoted(text), note(), folded: text.foldedForCompletion)
    }

    /// What words of the syntax say, where it is the same everywhere.
    private static let notes = [
        "by": "the keys", "if": "over some of the rows", "with": "with interval", "desc": "largest first",
        "asc": "smallest first", "every": "the step in time", "auto": "a step that fits the range",
        "limit": "the largest of them alone", "per": "for each value of a column", "seed": "another sample",
        "previous": "the period before", "replace": "writes over the file", "not": "the opposite",
        "missing": "no value is known", "full": "whole ones, to the last midnight",
        "sheet": "the one part that is read",
        "using": "a recipe", "dates": "dmy or mdy", "zone": "of times that carry none", "map": "FIELD = \"COLUMN\"",
        "fill": "FIELD = VALUE", "dmy": "3/4 is 3 April", "mdy": "3/4 is March 4", "none": "takes it away",
        "for": "the columns of the files", "file": "a list in a file", "interval": "how sure an estimate is",
    ]

    private func offerAliases(_ list: inout CandidateList) {
        guard place.expectations.contains(.stage) || place.expectations.contains(.pipeline) else { return }
        for stage in names.columns.stages {
            for alias in stage.aliases { list.offer(alias, "\(stage.name): \(stage.summary)") }
        }
    }
}

extension String {
    /// The form in which texts are compared with what has been typed.
    var foldedForCompletion: String { FoldedText.fold(self) }
}
