import Testing

@testable import ClamorShell

@Suite struct DotCommandTests {
    @Test func noNameIsTakenTwice() {
        let names = DotCommands.all.flatMap { [$0.name] + $0.aliases }
        #expect(Set(names).count == names.count)
    }

    @Test func eachTellsItsUseAndWhatItDoes() {
        for command in DotCommands.all {
            #expect(command.usage.hasPrefix("." + command.name))
            #expect(!command.summary.isEmpty)
        }
    }
}
