import Foundation

extension LineEditor {
    /// Has a text edited in `$VISUAL`, else `$EDITOR`, else vi; nil where that fails, and the text stays.
    func editOutside(_ text: String) -> String? {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("clamor-\(UUID().uuidString).clamor")
        defer { unlink(file.path) }
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        let stream = DescriptorStream(descriptor, name: file.path)
        let isWritten = (try? stream.write(text.isEmpty ? "" : text + "\n")) != nil
        close(descriptor)
        guard isWritten else { return nil }
        var isDone = false
        lend { isDone = SystemCommand(editorCommand + " '\(file.path)'").runOnTerminal() == 0 }
        guard isDone, let edited = try? String(contentsOf: file, encoding: .utf8) else { return nil }
        return EditorText.clean(String(edited.reversed().drop(while: \.isNewline).reversed()))
    }
}

extension SystemCommand {
    /// Runs the command with the terminal as its input and output.
    ///
    /// - Returns: its status; nil where it cannot be begun.
    fileprivate func runOnTerminal() -> Int32? {
        guard let process = try? spawn(input: nil, output: nil) else { return nil }
        var status: Int32 = 0
        while waitpid(process, &status, 0) < 0, errno == EINTR {}
        return status
    }
}
