import Foundation

/// What was entered at the prompt, kept between sessions: one entry a line in a file that sessions append to.
package struct History {
    private let file: URL?

    /// - Parameter file: nil keeps nothing.
    package init(file: URL?) { self.file = file }

    /// `$XDG_STATE_HOME/clamor/history`, else below `~/.local/state`; nil without a home.
    package static func standardFile(environment: [String: String]) -> URL? {
        XDG.folder("XDG_STATE_HOME", otherwise: ".local/state", environment: environment)?
            .appendingPathComponent("clamor/history")
    }

    /// The latest entries, oldest first.
    package func entries(limit: Int = 5_000) -> [String] {
        guard let file, let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").suffix(limit).map { Self.unescape(String($0)) }
    }

    /// Keeps an entry, unless it is empty or begins with a space. A history that cannot be written is no error.
    package func append(_ entry: String) {
        guard let file, !entry.isEmpty, !entry.hasPrefix(" ") else { return }
        let folder = file.deletingLastPathComponent()
        try? FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let descriptor = open(file.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        try? DescriptorStream(descriptor, name: file.path).write(Self.escape(entry) + "\n")
    }

    static func escape(_ entry: String) -> String {
        entry.replacingOccurrences(of: "\\", with: "\\\\").replacingOccurrences(of: "\n", with: "\\n")
    }

    static func unescape(_ line: String) -> String {
        var result = ""
        var escaped = false
        for character in line {
            if escaped {
                result.append(character == "n" ? "\n" : character)
                escaped = false
            } else if character == "\\" {
                escaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}

/// Folders of the XDG base directory specification.
package enum XDG {
    /// The folder that a variable names, if absolute, else one below the home; nil without a home.
    package static func folder(_ variable: String, otherwise: String, environment: [String: String]) -> URL? {
        if let path = environment[variable], path.hasPrefix("/") { return URL(fileURLWithPath: path) }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return URL(fileURLWithPath: home).appendingPathComponent(otherwise)
    }
}
