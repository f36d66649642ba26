/// A mention made ready to read, wherever it is shown. Texts are as they came: whoever writes them escapes them.
package struct MentionCard: Sendable, Equatable {
    /// A text with the stretches that matter.
    package struct MarkedText: Sendable, Equatable {
        package enum Meaning: Sendable, Equatable {
            /// What a search of the question matched.
            case match
            /// A word that moved the sentiment, up or down.
            case positive, negative
        }

        package struct Mark: Sendable, Equatable {
            /// Bytes of the text's UTF-8.
            package var range: Range<Int>
            package var meaning: Meaning

            package init(range: Range<Int>, meaning: Meaning) {
                self.range = range
                self.meaning = meaning
            }
        }

        package var text: String
        /// Ascending, apart from each other.
        package var marks: [Mark]

        package init(text: String, marks: [Mark] = []) {
            self.text = text
            self.marks = marks
        }
    }

    /// Handle and name.
    package var who: String
    /// Channel, kind, time, country, language, followers, as far as known.
    package var circumstances: [String]
    package var title: MarkedText?
    package var text: MarkedText?
    /// Sentiment, counts, brands, tags and work: "likes 12".
    package var numbers: [String]
    /// Columns that were asked for and have no place of their own: "name: value".
    package var others: [String]
    /// The address, or the id where there is none.
    package var link: String?
    /// Steps from the thread's root; 0 outside threads.
    package var depth: Int
    /// Whether it is one of the mentions that were asked for, rather than what surrounds them.
    package var isAsked: Bool

    package init(
        who: String, circumstances: [String] = [], title: MarkedText? = nil, text: MarkedText? = nil,
        numbers: [String] = [], others: [String] = [], link: String? = nil, depth: Int = 0, isAsked: Bool = true
    ) {
        self.who = who
        self.circumstances = circumstances
        self.title = title
        self.text = text
        self.numbers = numbers
        self.others = others
        self.link = link
        self.depth = depth
        self.isAsked = isAsked
    }
}
