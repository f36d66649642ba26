extension Palette {
    /// The colours of the terminal that an environment tells of.
    ///
    /// - Parameter background: what charts stand on; nil: as the terminal says, else dark.
    package init(environment: [String: String], background: Background? = nil) {
        let colors = environment["COLORTERM"] ?? ""
        let terminal = environment["TERM"] ?? ""
        let depth: ColorDepth =
            ["truecolor", "24bit"].contains(colors) || terminal.hasSuffix("-direct")
            ? .full
            : terminal.contains("256color") || !colors.isEmpty || terminal.hasPrefix("xterm-kitty") ? .many : .basic
        self.init(depth: depth, background: background ?? Self.background(environment["COLORFGBG"] ?? "") ?? .dark)
    }

    /// `15;0`: the colour of letters and that behind them, among the sixteen; rxvt's custom, which others follow.
    private static func background(_ pair: String) -> Background? {
        guard let behind = pair.split(separator: ";").last.flatMap({ Int($0) }) else { return nil }
        return behind == 7 || behind >= 9 ? .light : .dark
    }
}
