import ClamorColumns
import ClamorLanguage
import ClamorText

/// An option of `chart`: `height=20`.
package struct ChartOption: Sendable {
    package let name: String
    /// What it takes, for messages.
    package let takes: String
    package let summary: String
    /// Values that are words, for completion.
    package var words: [String] = []
    /// Reads the value into a request; false where it does not fit.
    let read: @Sendable (ChartOptionValue, inout ChartRequest) -> Bool

    package static let all: [ChartOption] = [
        ChartOption(name: "title", takes: "a text", summary: "what stands above the chart") { value, request in
            guard case .constant(.text(let text)) = value else { return false }
            request.title = text
            return true
        },
        ChartOption(name: "width", takes: "20 to 1000 columns", summary: "cells across") { value, request in
            value.whole(in: 20...1_000).map { request.width = $0 } != nil
        },
        ChartOption(name: "height", takes: "4 to 200 lines", summary: "lines of the plot") { value, request in
            value.whole(in: 4...200).map { request.height = $0 } != nil
        },
        ChartOption(name: "ymin", takes: "a number", summary: "where the value axis begins") { value, request in
            value.number.map { request.minimum = $0 } != nil
        },
        ChartOption(name: "ymax", takes: "a number", summary: "where the value axis ends") { value, request in
            value.number.map { request.maximum = $0 } != nil
        },
        ChartOption(
            name: "log", takes: "yes or no", summary: "equal ratios equally far", words: ["yes", "no"]
        ) { value, request in
            value.truth.map { request.isLogarithmic = $0 } != nil
        },
        ChartOption(
            name: "sort", takes: orList(ChartRequest.Order.allCases.map(\.rawValue)), summary: "the order of names",
            words: ChartRequest.Order.allCases.map(\.rawValue)
        ) { value, request in
            value.word.flatMap(ChartRequest.Order.init(rawValue:)).map { request.order = $0 } != nil
        },
        ChartOption(
            name: "limit", takes: "1 to 100000", summary: "so many names or series, the largest"
        ) { value, request in
            value.whole(in: 1...100_000).map { request.limit = $0 } != nil
        },
        ChartOption(
            name: "mark", takes: "`spikes`", summary: "marks what stands far above the usual", words: ["spikes"]
        ) { value, request in
            guard value.word == "spikes" else { return false }
            request.marksSpikes = true
            return true
        },
    ]

    package static func named(_ name: String) -> ChartOption? { all.first { $0.name == name.lowercased() } }
}

/// The value of an option: a word of its own, or a constant of the language.
enum ChartOptionValue {
    case word(String)
    case constant(Value)

    var word: String? {
        switch self {
        case .word(let word), .constant(.text(let word)): word.lowercased()
        case .constant: nil
        }
    }

    var number: Double? { if case .constant(let value) = self { value.numeric } else { nil } }

    var truth: Bool? {
        switch self {
        case .constant(.boolean(let truth)): truth
        default: ["yes": true, "on": true, "no": false, "off": false][word ?? ""]
        }
    }

    func whole(in range: ClosedRange<Int>) -> Int? {
        guard case .constant(.integer(let count)) = self, range.contains(Int(count)) else { return nil }
        return Int(count)
    }
}
