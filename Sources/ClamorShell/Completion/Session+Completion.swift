import ClamorLanguage
import ClamorText

extension Session {
    /// What could stand at the cursor.
    ///
    /// - Parameters:
    ///   - text: the whole buffer, several lines perhaps.
    ///   - cursor: a byte offset in its UTF-8.
    package func completion(of text: String, at cursor: Int) -> Completion {
        let before = String(decoding: text.utf8.prefix(cursor), as: UTF8.self)
        let completer = Completer(
            letNames: lets.keys.sorted(), parameters: parameters.keys.sorted(),
            recipes: ((try? workspace.recipes()) ?? []).map(\.name), vocabulary: workspace.importVocabulary
        ) { [workspace] field in
            (try? workspace.executor.commonValues(of: field, limit: 10_000)) ?? []
        }
        let (word, candidates) = completer.candidates(for: before)
        return Completion(
            replaced: cursor - word.utf8.count..<cursor,
            candidates: candidates.map {
                Completion.Candidate($0.text, note: $0.note, ending: $0.text.hasSuffix("/") ? "" : " ")
            })
    }
}
