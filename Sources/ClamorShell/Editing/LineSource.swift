import CLineEdit
import Foundation

/// What a person did at the prompt.
package enum LineEvent: Equatable {
    case line(String)
    /// Ctrl-C: the line is dropped.
    case interrupted
    /// Ctrl-D on an empty line, or the end of the input.
    case end
}

/// Where a session's lines come from.
package protocol LineSource: AnyObject {
    func read(prompt: String) -> LineEvent
    /// Adds a whole entry to what arrow keys walk.
    func remember(_ entry: String)
}

/// Lines of a pipe or a file: no prompt, no editing.
package final class PlainLineSource: LineSource {
    package init() {}

    package func read(prompt: String) -> LineEvent {
        guard let line = readLine(strippingNewline: true) else { return .end }
        return .line(line)
    }

    package func remember(_ entry: String) {}
}

/// Lines edited with libedit on standard input, drawn on standard error.
package final class EditedLineSource: LineSource {
    private let editor: OpaquePointer
    private let box: Unmanaged<CompletionBox>

    /// nil when the terminal cannot be edited on.
    package init?(program: String, complete: @escaping (String, Int) -> CompletionReply) {
        box = Unmanaged.passRetained(CompletionBox(complete))
        let opened = cle_open(
            program,
            { context, line, cursor, redraw in
                guard let context, let line else { return nil }
                let box = Unmanaged<CompletionBox>.fromOpaque(context).takeUnretainedValue()
                let reply = box.complete(String(cString: line), Int(cursor))
                if !reply.listing.isEmpty {
                    try? DescriptorStream.standardError.write("\n" + reply.listing)
                    redraw?.pointee = true
                }
                return reply.insertion.isEmpty ? nil : strdup(reply.insertion)
            }, box.toOpaque())
        guard let opened else {
            box.release()
            return nil
        }
        editor = opened
    }

    deinit {
        cle_close(editor)
        box.release()
    }

    package func read(prompt: String) -> LineEvent {
        var line: UnsafePointer<CChar>?
        switch cle_read(editor, prompt, &line) {
        case CLE_LINE: return .line(line.map { String(cString: $0) } ?? "")
        case CLE_INTERRUPTED: return .interrupted
        default: return .end
        }
    }

    package func remember(_ entry: String) { cle_remember(editor, entry) }
}

/// What Tab does: text put in at the cursor, and candidates listed below the line.
package struct CompletionReply {
    package var insertion: String
    /// Ends with a line end when not empty.
    package var listing: String

    package init(insertion: String = "", listing: String = "") {
        self.insertion = insertion
        self.listing = listing
    }
}

private final class CompletionBox {
    let complete: (String, Int) -> CompletionReply

    init(_ complete: @escaping (String, Int) -> CompletionReply) { self.complete = complete }
}
