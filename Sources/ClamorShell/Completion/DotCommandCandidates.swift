import ClamorRender
import ClamorText

extension DotCommands {
    /// What could stand at the end of a line that begins with a dot; offsets are those of the line.
    static func completion(of line: String) -> Completion {
        let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        let name = words.first.map(String.init) ?? ""
        guard words.count > 1 else {
            var list = CandidateList(begun: name)
            for command in all.sorted(by: { $0.name < $1.name }) {
                list.offer("." + command.name, command.summary, ending: command.arguments.isEmpty ? "" : " ")
            }
            return Completion(replaced: 0..<name.utf8.count, candidates: list.candidates)
        }
        let begun = String(words[1].drop { $0 == " " })
        let replaced = line.utf8.count - begun.utf8.count..<line.utf8.count
        let called = String(name.dropFirst()).lowercased()
        let command = all.first { $0.name == called || $0.aliases.contains(called) }
        return Completion(replaced: replaced, candidates: command?.candidates(for: begun) ?? [])
    }
}

extension DotCommand {
    /// What its use says of the first argument: words, or the kind of thing that it is.
    var arguments: [String] {
        let written = usage.split(separator: " ").dropFirst().first ?? ""
        return written.filter { $0 != "[" && $0 != "]" }.split(separator: "|").map(String.init)
    }

    fileprivate func candidates(for begun: String) -> [Completion.Candidate] {
        var list = CandidateList(begun: begun)
        var files: [Completion.Candidate] = []
        for argument in arguments {
            switch argument {
            case "FILE": files = CandidateList.files(begun, isQuoted: false)
            case "FORMAT":
                for format in OutputFormat.allCases { list.offer(format.rawValue, format.summary, ending: "") }
            case let word where word.allSatisfy(\.isLowercase): list.offer(word, ending: "")
            default: break
            }
        }
        return list.candidates + files
    }
}
