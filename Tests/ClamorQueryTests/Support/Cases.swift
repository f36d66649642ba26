import ClamorColumns
import ClamorQuery
import ClamorTime
import Testing

/// A statement and what is to come of it.
struct Case: Sendable, CustomTestStringConvertible {
    let statement: String
    let expected: String

    init(_ statement: String, _ expected: String) {
        self.statement = statement
        self.expected = expected
    }

    var testDescription: String { statement }
}

/// A store with extra columns, a topic family and an account of its own, a session with two parameters, and a file.
let sampleContext = testContext(
    FixedCatalog(
        extraNames: ["Stars", "Page Type"],
        topics: [TopicDefinition(name: "Delivery", family: "service", definition: "deliver* OR shipping")],
        ownAccounts: [OwnAccounts(name: "Acme", handles: ["acme", "AcmeHelp"])]),
    parameters: ["who": .text("money back!"), "least": .integer(5), "launch": .text("2026-03-05")],
    files: ["names.txt": "\u{FEFF}ann\nbob\r\n\n  cy d \n"])
