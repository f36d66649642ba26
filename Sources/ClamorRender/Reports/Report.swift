import ClamorColumns

/// What a script found out, to be written as one document: notes, answers with the questions behind them, and what one must
/// know to ask again.
package struct Report: Sendable {
    package enum Item: Sendable {
        /// A line of the author's, plain text.
        case note(String)
        case answer(Answer)
        /// Where the script stopped, or what it could not do.
        case problem(String)
    }

    package struct Answer: Sendable {
        package enum Body: Sendable {
            case table(Table)
            /// A picture, with the rows that it was drawn from.
            case chart(ChartSpecification, Table)
            case cards([MentionCard])
        }

        /// The statement in its canonical form.
        package var question: String
        package var body: Body
        /// Range, zone, what was left out, formulas in short; a sentence each.
        package var captions: [String]

        package init(question: String, body: Body, captions: [String]) {
            self.question = question
            self.body = body
            self.captions = captions
        }
    }

    /// A name and what it stands for.
    package struct Fact: Sendable, Equatable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    package var title: String
    /// What the script says about itself, in paragraphs; empty where it says nothing.
    package var introduction: [String]
    package var parameters: [Fact]
    package var items: [Item]
    /// Formulas of the measures that were used, by name.
    package var measures: [Fact]
    /// What answers depend on: the store and its digest, the instant, the zone, the program's version.
    package var origin: [Fact]

    package init(
        title: String, introduction: [String] = [], parameters: [Fact] = [], items: [Item] = [], measures: [Fact] = [],
        origin: [Fact] = []
    ) {
        self.title = title
        self.introduction = introduction
        self.parameters = parameters
        self.items = items
        self.measures = measures
        self.origin = origin
    }
}
