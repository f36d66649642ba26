import ClamorQuery
import Foundation

extension CandidateList {
    /// Files and folders that go on from a path; a folder's name stays open.
    ///
    /// - Parameters:
    ///   - path: what has been typed, without the quote.
    ///   - isQuoted: whether names stand between quotes.
    static func files(_ path: String, isQuoted: Bool = true) -> [Completion.Candidate] {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let begun = String(path.dropFirst(folder.count))
        let place = folder.isEmpty ? "." : Files.expanded(folder)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        var list = CandidateList(begun: begun)
        for name in names.sorted() where !name.hasPrefix(".") || begun.hasPrefix(".") {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: place + "/" + name, isDirectory: &isFolder)
            let written = isQuoted ? ExpressionText.quoted(folder + name) : folder + name
            let text = !isFolder.boolValue ? written : isQuoted ? written.dropLast() + "/" : written + "/"
            list.offer(
                text, isFolder.boolValue ? "folder" : "", folded: name.foldedForCompletion,
                ending: isFolder.boolValue ? "" : " ")
        }
        return list.candidates
    }
}
