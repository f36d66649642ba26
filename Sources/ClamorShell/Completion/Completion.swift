/// What could stand at the cursor.
package struct Completion: Sendable, Equatable {
    package struct Candidate: Sendable, Equatable {
        /// What takes the place of the replaced stretch, quoted as needed.
        package var text: String
        /// A few words beside it in a list: its meaning, or how often it occurs.
        package var note: String
        /// What is put behind it when it is the only one: a space, or nothing where more must follow at once.
        package var ending: String

        package init(_ text: String, note: String = "", ending: String = " ") {
            self.text = text
            self.note = note
            self.ending = ending
        }
    }

    /// Bytes of the text's UTF-8 that a candidate takes the place of: the word that has been begun, up to the cursor.
    package var replaced: Range<Int>
    /// Best first.
    package var candidates: [Candidate]

    package init(replaced: Range<Int>, candidates: [Candidate]) {
        self.replaced = replaced
        self.candidates = candidates
    }
}
