import CLineEdit
import Foundation

/// Entries from a terminal that cannot be edited on: a prompt and lines as the terminal gives them.
package final class PlainLineSource: LineSource {
    private let assistant: any EditorAssistant
    private let prompts: any ByteStream
    private var received: [UInt8] = []
    private var isAtEnd = false

    package init(assistant: any EditorAssistant, prompts: any ByteStream) {
        self.assistant = assistant
        self.prompts = prompts
    }

    package func read(prompt: String) -> LineEvent {
        var entry = ""
        while true {
            try? prompts.write(entry.isEmpty ? prompt : Prompt.continuation(of: prompt))
            guard let line = nextLine() else {
                if cle_is_interrupted() {
                    cle_forget_interrupts()
                    try? prompts.write("\n")
                    return .interrupted
                }
                return entry.isEmpty ? .end : .entry(entry)
            }
            entry += (entry.isEmpty ? "" : "\n") + line
            if assistant.isWhole(entry) { return .entry(entry) }
        }
    }

    package func remember(_ entry: String) {}

    /// nil after Ctrl-C and at the end.
    private func nextLine() -> String? {
        while true {
            if let end = received.firstIndex(of: UInt8(ascii: "\n")) {
                defer { received.removeSubrange(...end) }
                return String(decoding: received[..<end], as: UTF8.self)
            }
            if isAtEnd {
                defer { received = [] }
                return received.isEmpty ? nil : String(decoding: received, as: UTF8.self)
            }
            guard cle_await_input() else {
                received = []
                return nil
            }
            var buffer = [UInt8](repeating: 0, count: 1 << 12)
            let count = Foundation.read(STDIN_FILENO, &buffer, buffer.count)
            if count > 0 {
                received += buffer[..<count]
            } else if count < 0, errno == EINTR {
                continue
            } else {
                // A terminal's end is one of this entry alone.
                isAtEnd = isatty(STDIN_FILENO) == 0
                return received.isEmpty ? nil : nextRest()
            }
        }
    }

    private func nextRest() -> String {
        defer { received = [] }
        return String(decoding: received, as: UTF8.self)
    }
}

enum Prompt {
    /// As wide as the prompt, so that lines stand below one another.
    static func continuation(of prompt: String) -> String {
        String(repeating: " ", count: max(0, prompt.count - 3)) + "-> "
    }
}
