import ClamorLanguage
import ClamorText

extension Session {
    /// Roles of the stretches of a text that is being typed.
    ///
    /// - Parameter cursor: a byte offset in its UTF-8; what is still being typed there is no error yet.
    package func highlight(_ text: String, cursor: Int) -> [StyledSpan] {
        let parser = typingParser
        let names = Highlighter.Names(
            tables: Set(lets.keys.map { $0.lowercased() }), measures: typing.measures, families: typing.families)
        return parts(of: text).flatMap { part in
            let start = part.range.lowerBound
            let spans =
                part.isCommand
                ? Self.command(part.text, cursor: cursor - start)
                : Highlighter(parser.marked(part.text), names: names, cursor: cursor - start).spans
            return spans.map { $0.shifted(by: start) }
        }
    }

    /// A command of the prompt: its name, which is wrong where there is none of it.
    private static func command(_ line: String, cursor: Int) -> [StyledSpan] {
        let indent = line.prefix(while: \.isWhitespace).utf8.count
        let name = line.drop(while: \.isWhitespace).prefix { !$0.isWhitespace }
        let range = indent..<indent + name.utf8.count
        let isKnown = DotCommands.isKnown(name.dropFirst().lowercased())
        return [
            StyledSpan(range, .command, isError: !isKnown && !(range.lowerBound...range.upperBound).contains(cursor))
        ]
    }
}

extension StyledSpan {
    /// The same stretch in a text that has more bytes before it.
    fileprivate func shifted(by offset: Int) -> StyledSpan {
        StyledSpan(range.lowerBound + offset..<range.upperBound + offset, role, isError: isError)
    }
}
