import CLineEdit
import Foundation

/// Entries written at a terminal, drawn on standard error: libedit reads the keys and holds the buffer, the screen is
/// painted here.
package final class LineEditor: LineSource {
    let assistant: any EditorAssistant
    let theme: EditorTheme
    /// Set right after its making, and never again.
    private(set) var handle: OpaquePointer!
    /// The command that `clamor-edit` has a file edited by.
    let editorCommand: String
    private var painter = FramePainter()
    private var prompt = ""
    private var outcome: LineEvent?
    /// Made when it is first asked for.
    private var preview: LivePreview?
    /// The text and the cursor that the preview is of.
    private var previewed = EditBuffer()

    var past = PastEntries()
    var undoing = UndoStack()
    var kills = KillRing()
    var menu: CompletionMenu?
    /// The search of past entries that goes on.
    var search: EntrySearch?
    /// What the action before has left, to know whether anything came between.
    var last: (action: EditAction, buffer: EditBuffer)?

    /// nil when the terminal cannot be edited on.
    ///
    /// - Parameter environment: tells the terminal's name and the editor of files.
    package init?(program: String, assistant: any EditorAssistant, color: Bool, environment: [String: String]) {
        self.assistant = assistant
        theme = EditorTheme(colors: color ? EditorTheme.colors(environment) : .none)
        editorCommand = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty } ?? "vi"
        let context = Unmanaged.passUnretained(self).toOpaque()
        handle = cle_open(
            program,
            { context, action in
                guard let context, let action = EditAction(rawValue: action) else { return CLE_GO_ON }
                return Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().act(action)
            },
            { context, occasion in
                guard let context else { return }
                Unmanaged<LineEditor>.fromOpaque(context).takeUnretainedValue().beforeKey(occasion)
            }, context)
        guard handle != nil else { return nil }
        bindKeys()
    }

    deinit { cle_close(handle) }

    private func bindKeys() {
        for action in EditAction.allCases { cle_name_action(handle, action.rawValue, action.name) }
        let isVi = cle_read_settings(handle)
        cle_bind(handle, "^]", "vi-command-mode", false)
        for binding in KeyBindings.all {
            for layout in binding.layouts where (layout == .emacs) != isVi {
                cle_bind(handle, binding.keys, binding.action.name, layout == .commanding)
            }
        }
        cle_apply_settings(handle)
    }

    package func remember(_ entry: String) { past.add(entry) }

    /// Ends what runs beside the editor; to be called before what it reads is closed.
    package func stop() {
        preview?.stop()
        preview = nil
    }

    package func read(prompt: String) -> LineEvent {
        self.prompt = prompt
        past.begin()
        undoing = UndoStack()
        previewed = EditBuffer()
        (outcome, menu, search, last) = (nil, nil, nil, nil)
        painter.forget()
        draw(Self.pasteBracketed)
        let result = cle_read(handle)
        if result == CLE_INTERRUPTED {
            (menu, search) = (nil, nil)
            settle()
            return .interrupted
        }
        guard let outcome else {
            // The terminal is gone.
            settle()
            return .end
        }
        return outcome
    }

    // MARK: the buffer

    var buffer: EditBuffer {
        get {
            var length: Int32 = 0
            var cursor: Int32 = 0
            guard let start = cle_buffer(handle, &length, &cursor) else { return EditBuffer() }
            let scalars = UnsafeBufferPointer(start: start, count: Int(length))
            func text(_ part: Slice<UnsafeBufferPointer<wchar_t>>) -> String {
                var view = String.UnicodeScalarView()
                for value in part { view.append(Unicode.Scalar(UInt32(bitPattern: value)) ?? "\u{FFFD}") }
                return String(view)
            }
            return EditBuffer(text(scalars[..<Int(cursor)]), text(scalars[Int(cursor)...]))
        }
        set {
            let scalars = newValue.text.unicodeScalars.map { wchar_t(bitPattern: $0.value) }
            let cursor = newValue.before.unicodeScalars.count
            cle_replace(handle, scalars, Int32(scalars.count), Int32(cursor))
        }
    }

    // MARK: the screen

    private static let pasteBracketed = "\u{1b}[?2004h"
    private static let pastePlain = "\u{1b}[?2004l"

    var width: Int { max(8, Int(cle_terminal_columns(STDERR_FILENO))) }
    private var height: Int { max(1, Int(cle_terminal_rows(STDERR_FILENO))) }

    func draw(_ text: String) { if !text.isEmpty { try? DescriptorStream.standardError.write(text) } }

    private func beforeKey(_ occasion: Int32) {
        let occasion = UInt32(bitPattern: occasion)
        if occasion & CLE_LEAVING.rawValue != 0 {
            settle()
            return
        }
        if occasion & CLE_BACK.rawValue != 0 {
            painter.forget()
            draw(Self.pasteBracketed)
        } else if occasion & CLE_RESIZED.rawValue != 0 {
            draw(painter.erase(width: width))
        }
        paint()
    }

    func paint() {
        let buffer = buffer
        undoing.note(buffer)
        if let menu, menu.buffer != buffer { self.menu = nil }
        look(ahead: buffer)
        draw(painter.paint(scene(buffer).frame(width: width, height: height, theme: theme)))
    }

    /// Has the rows found that the text would show by now.
    private func look(ahead buffer: EditBuffer) {
        guard assistant.isPreviewing else {
            preview?.clear()
            return
        }
        guard buffer != previewed else { return }
        previewed = buffer
        if preview == nil { preview = LivePreview() }
        preview?.show(assistant.preview(of: buffer.text, at: buffer.cursor), width: width)
    }

    private func scene(_ buffer: EditBuffer) -> Scene {
        if let search { return scene(of: search, prompt: prompt) }
        var scene = Scene(prompt: prompt, continuation: Prompt.continuation(of: prompt), buffer: buffer)
        scene.spans = spans(buffer.text, cursor: buffer.cursor)
        if menu == nil { scene.ghost = ghost(buffer) ?? way(out: buffer) }
        if let menu {
            scene.below = menu.lines(width: width, height: height - 2, theme: theme)
        } else if let lines = preview?.lines {
            scene.below = lines.map { theme.styled($0, .note) }
        }
        return scene
    }

    func spans(_ text: String, cursor: Int) -> [StyledSpan] {
        theme.colors == .none ? [] : assistant.highlight(text, cursor: cursor)
    }

    /// What would go on from the text as it once did; without colours it could not be told from what was typed.
    func ghost(_ buffer: EditBuffer) -> String? {
        theme.colors == .none || !buffer.isAtEnd ? nil : past.suggestion(for: buffer.text)
    }

    /// What Enter would do on the empty last line of a text that is not whole.
    private func way(out buffer: EditBuffer) -> String {
        let isOnEmptyLine = buffer.isAtEnd && buffer.before.hasSuffix("\n")
        return theme.colors != .none && isOnEmptyLine ? "Enter runs it as it is" : ""
    }

    /// The entry as it stays on the screen, and the cursor below it.
    private func settle() {
        preview?.clear()
        let text = buffer.text
        var scene = Scene(prompt: prompt, continuation: Prompt.continuation(of: prompt), buffer: EditBuffer(text))
        scene.spans = spans(text, cursor: -1)
        // All of it, also of a text that is higher than the terminal.
        let whole = scene.frame(width: width, height: .max, theme: theme)
        draw(painter.paint(whole) + painter.leave() + Self.pastePlain)
    }

    /// Ends the reading.
    func end(_ event: LineEvent) -> cle_outcome {
        outcome = event
        (menu, search) = (nil, nil)
        settle()
        return CLE_DONE
    }

    /// Empties the screen; the line stands at its top.
    func clearScreen() {
        painter.forget()
        draw("\u{1b}[H\u{1b}[2J")
    }

    /// Has another program use the terminal.
    func lend(_ work: () -> Void) {
        settle()
        cle_cook(handle, true)
        work()
        cle_forget_interrupts()
        cle_cook(handle, false)
        draw(Self.pasteBracketed)
    }
}
