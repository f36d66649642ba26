/// A question that cannot be answered as asked, found only while running it: a pattern that is none, too many buckets.
package struct ExecutionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong, for people.
    package let message: String
    /// What could be asked instead.
    package let help: String?

    package init(_ message: String, help: String? = nil) {
        self.message = message
        self.help = help
    }

    package var description: String { help.map { "\(message) (\($0))" } ?? message }
}
