import ClamorColumns

/// What a value of a mention can be asked about.
package enum WhySubject: String, Sendable, Hashable, CaseIterable {
    case sentiment, reach, spam, language
}

/// Why a value of mentions is what it is: a row for each part of the answer, in order.
package struct WhyRequest: Sendable, Hashable {
    package var subject: WhySubject

    package init(_ subject: WhySubject) { self.subject = subject }

    /// Of more mentions the first are told of.
    package static let mostMentions = 20

    /// `mention` is the id. `points` are log-odds, of reach people; missing where a part adds nothing by itself.
    package var schema: [ColumnInfo] {
        [
            ColumnInfo("mention", .text), ColumnInfo("part", .text),
            ColumnInfo("points", .number, format: .decimals(subject == .reach ? 0 : 3)), ColumnInfo("reason", .text),
        ]
    }
}
