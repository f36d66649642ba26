import ClamorRender
import ClamorText

/// The colours of the line being edited. They have about the same contrast to black as to white, so that they can be
/// read on dark and on light terminals.
struct EditorTheme: Sendable {
    enum Part: Equatable {
        case prompt, ghost, note, chosen, match
        case text(TextRole?, isError: Bool)
    }

    enum Colors: Sendable {
        case none
        /// The eight that every terminal has.
        case few
        /// xterm's 256.
        case many
    }

    let colors: Colors

    /// How many colours the terminal of an environment has.
    static func colors(_ environment: [String: String]) -> Colors {
        Palette(environment: environment).depth == .basic ? .few : .many
    }

    /// The control sequence that a part begins with; empty: as it is.
    func look(_ part: Part) -> String {
        switch part {
        // What is chosen or found must be seen without colours too.
        case .chosen: return "\u{1b}[7m"
        case .match: return colors == .none ? "\u{1b}[4m" : "\u{1b}[1;4m"
        case _ where colors == .none: return ""
        case .prompt: return "\u{1b}[1m"
        case .ghost, .note: return colors == .many ? sequence(Self.faint) : "\u{1b}[2m"
        case .text(let role, let isError):
            let look = role.map(look) ?? ""
            return isError ? look + "\u{1b}[4;\(foreground(Self.red))m" : look
        }
    }

    func styled(_ text: String, _ part: Part) -> String {
        let look = look(part)
        return look.isEmpty ? text : look + text + "\u{1b}[0m"
    }

    private func look(_ role: TextRole) -> String {
        switch role {
        case .stage, .command: "\u{1b}[1;\(foreground(Self.blue))m"
        case .column, .source: sequence(Self.teal)
        case .function: sequence(Self.violet)
        case .keyword: sequence(Self.blue)
        case .string: sequence(Self.green)
        case .number: sequence(Self.orange)
        case .parameter: sequence(Self.magenta)
        case .sign: colors == .many ? sequence(Self.faint) : ""
        case .comment: colors == .many ? "\u{1b}[3;\(foreground(Self.faint))m" : "\u{1b}[2m"
        }
    }

    /// A colour among the 256 and the nearest of the eight.
    struct Color: Sendable {
        let index: Int
        let basic: Int
    }

    static let blue = Color(index: 32, basic: 34)
    static let teal = Color(index: 30, basic: 36)
    static let violet = Color(index: 133, basic: 35)
    static let green = Color(index: 28, basic: 32)
    static let orange = Color(index: 130, basic: 33)
    static let magenta = Color(index: 162, basic: 35)
    static let red = Color(index: 160, basic: 31)
    static let faint = Color(index: 243, basic: 37)

    static let all = [blue, teal, violet, green, orange, magenta, red, faint]

    private func foreground(_ color: Color) -> String { colors == .many ? "38;5;\(color.index)" : "\(color.basic)" }

    private func sequence(_ color: Color) -> String { "\u{1b}[\(foreground(color))m" }
}
