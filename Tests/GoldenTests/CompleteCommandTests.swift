import ClamorTime
import Testing

@testable import ClamorShell
@testable import clamor

/// `.complete` on a store of made-up mentions.
@Suite struct CompleteCommandTests {
    private func printed(_ line: String, isTerminal: Bool = false) throws -> String {
        let output = MemoryStream()
        let now = Instant(milliseconds: 1_774_958_400_000)
        let session = Session(
            workspace: try CaseStores.workspace(for: "synth 2000"),
            settings: SessionSettings(outputIsTerminal: isTerminal, now: now, zone: .utc, clock: { now }),
            output: output, errors: MemoryStream(), interrupts: Interrupts())
        // Counts may come later than the first question waits for them.
        for field in ["channel", "author"] {
            let isCounted = (0..<1_000).contains { _ in !session.typing.counts.values(of: field).isEmpty }
            #expect(isCounted)
        }
        #expect(try DotCommands.run(line, in: session) == .goOn)
        session.endCompletion()
        return output.text
    }

    @Test func linesForPrograms() throws {
        #expect(
            try printed(".complete 'last 7 days | fil'")
                == "filter\tkeeps the rows for which a condition is true\nfill\tsays what stands where nothing is known\n"
        )
        #expect(try printed(".complete \"count b\"") == "by\tthe keys\n")
        #expect(
            try printed(".complete filter chann") == "channel\tplatform or medium: twitter, reddit, news, review, …\n")
        #expect(try printed(".complete 'filter nothing_such'") == "")
    }

    @Test func columnsForPeople() throws {
        let text = try printed(".complete 'group count by channel | filter c'", isTerminal: true)
        #expect(text.hasPrefix("channel    text\ncount      integer\ncase(      case(condition"))
    }

    @Test func commonestValuesFirst() throws {
        let lines = try printed(".complete 'filter channel = \"'").split(separator: "\n")
        let counts = lines.compactMap { Int($0.split(separator: "\t")[1].replacing(",", with: "")) }
        #expect(lines.first?.hasPrefix("\"twitter\"\t") == true)
        #expect(counts.count > 3 && counts == counts.sorted(by: >))
        #expect(try printed(".complete 'search @nembrook'").hasPrefix("@nembrook"))
    }

    @Test func commandsAndTheirArguments() throws {
        #expect(try printed(".complete '.mod'").hasPrefix(".mode\t"))
        #expect(
            try printed(".complete '.mode j'").split(separator: "\n").map { $0.prefix { $0 != "\t" } } == [
                "json", "jsonl",
            ])
        #expect(try printed(".complete '.timer o'") == "on\t\noff\t\n")
        #expect(try printed(".complete '.record of'") == "off\t\n")
        // Within a quote that goes over lines a dot is a dot.
        #expect(try printed(".complete 'count\n.time'").hasPrefix(".timer\t"))
        #expect(try printed(".complete 'note \"a\n.time'") == "")
    }

    @Test func namesDefinedInTheSameText() throws {
        #expect(try printed(".complete 'let loud = followers > 10\nfilter lou'") == "loud\tlet\n")
        #expect(
            try printed(".complete 'let few = count by brand\nfew | sort bra'")
                == "brand\tlist\n".replacing("list", with: "text"))
        #expect(try printed(".complete 'param days = 7\nfilter followers > $d'") == "$days\tparameter\n")
        #expect(try printed(".complete 'count by channel\n_ | sort cha'") == "channel\ttext\n")
    }
}
