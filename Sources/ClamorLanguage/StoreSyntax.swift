import ClamorText

/// An `import` and its options.
package struct ImportNode: Sendable {
    /// Files, folders and patterns; `-` is standard input.
    package var files: [StringLiteral]
    package var format: Identifier?
    /// The one sheet, table or part that is read; nil: all.
    package var sheet: StringLiteral?
    /// `using "RECIPE"`.
    package var recipe: StringLiteral?
    package var dates: DateOrder?
    /// Zone of times that carry none; nil: the session's.
    package var zone: StringLiteral?
    /// FIELD = "COLUMN".
    package var map: [(field: Identifier, column: StringLiteral)]
    /// FIELD = VALUE.
    package var fill: [(field: Identifier, value: Expression)]
    package var span: SourceSpan

    package init(
        files: [StringLiteral], format: Identifier? = nil, sheet: StringLiteral? = nil, recipe: StringLiteral? = nil,
        dates: DateOrder? = nil, zone: StringLiteral? = nil, map: [(field: Identifier, column: StringLiteral)] = [],
        fill: [(field: Identifier, value: Expression)] = [], span: SourceSpan
    ) {
        self.files = files
        self.format = format
        self.sheet = sheet
        self.recipe = recipe
        self.dates = dates
        self.zone = zone
        self.map = map
        self.fill = fill
        self.span = span
    }
}

/// Which number of a date such as 3/4/2026 is the day.
package enum DateOrder: String, Sendable, Hashable, CaseIterable {
    /// 3 April.
    case dmy
    /// March 4.
    case mdy
}

/// `recipe "NAME" …`: makes, edits, renames or removes a way to read files of one shape.
package struct RecipeNode: Sendable {
    /// What is said of one of its properties.
    package enum Setting<Value: Sendable>: Sendable {
        /// Nothing: it stays.
        case kept
        /// `none`: it is taken out.
        case removed
        case set(Value)
    }

    package var name: StringLiteral
    /// `none` alone.
    package var isRemoval: Bool
    /// `name "NEW"`.
    package var newName: StringLiteral?
    /// `for "COLUMN", …`: the columns of such files; empty: those that the recipe has.
    package var columns: [StringLiteral]
    /// FIELD = "COLUMN"; nil: `none`.
    package var map: [(field: Identifier, column: StringLiteral?)]
    /// FIELD = VALUE; nil: `none`.
    package var fill: [(field: Identifier, value: Expression?)]
    package var dates: Setting<DateOrder>
    package var format: Setting<Identifier>

    package init(
        name: StringLiteral, isRemoval: Bool = false, newName: StringLiteral? = nil, columns: [StringLiteral] = [],
        map: [(field: Identifier, column: StringLiteral?)] = [], fill: [(field: Identifier, value: Expression?)] = [],
        dates: Setting<DateOrder> = .kept, format: Setting<Identifier> = .kept
    ) {
        self.name = name
        self.isRemoval = isRemoval
        self.newName = newName
        self.columns = columns
        self.map = map
        self.fill = fill
        self.dates = dates
        self.format = format
    }
}

/// `lexicon "WORD" = NUMBER|none [for topic "NAME"]`: a word's valence, set by the user.
package struct LexiconNode: Sendable {
    /// A word or a phrase.
    package var word: StringLiteral
    /// nil: `none`.
    package var valence: Expression?
    /// nil: all mentions.
    package var topic: StringLiteral?

    package init(word: StringLiteral, valence: Expression?, topic: StringLiteral?) {
        self.word = word
        self.valence = valence
        self.topic = topic
    }
}

/// What `train` is asked for.
package enum TrainAction: Sendable, Hashable, CaseIterable {
    /// `train`: learns and tells how well, and changes nothing.
    case trial
    /// `train apply`: what was learned holds from now on.
    case apply
    /// `train none`: forgets what was learned.
    case remove

    /// The word behind `train`; nil: none.
    package var word: String? {
        switch self {
        case .trial: nil
        case .apply: "apply"
        case .remove: "none"
        }
    }
}
