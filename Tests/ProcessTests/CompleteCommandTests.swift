import Testing

/// `.complete` at a terminal.
@Suite(.serialized) struct CompleteCommandTests {
    @Test func candidatesAreListedWithTheirMeaning() throws {
        let clamor = try ClamorProcess()
        try clamor.load(rows: 500)
        let terminal = try TerminalSession(clamor)
        try terminal.prompt()
        #expect(
            try terminal.ask(".complete 'last 7 days | fil'").contains("keeps the rows for which a condition is true"))
        #expect(try terminal.ask(".complete 'group count by channel | filter cha'").contains("text"))
        #expect(try terminal.ask(".complete 'filter kind = \"re'").contains("\"review\""))
        #expect(try terminal.leave() == 0)
    }
}
