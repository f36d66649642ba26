import ClamorQuery

extension Session {
    /// Has what is written to standard output shown through the pager where it does not fit the screen.
    ///
    /// - Returns: nil when the pager was left before everything was written; what was left out is then not wanted.
    func paged<Result>(_ cancellation: Cancellation, _ body: () throws -> Result) throws -> Result? {
        guard let pager = pager(cancellation) else { return try body() }
        let plain = output
        output = pager
        defer { output = plain }
        do {
            let result = try body()
            if try !pager.finish() { try tellUnknownPager() }
            return result
        } catch is PagerLeft {
            return nil
        } catch let error as CancellationError {
            try pager.giveUp()
            throw error
        } catch {
            if try !pager.finish() { try tellUnknownPager() }
            throw error
        }
    }

    private func pager(_ cancellation: Cancellation) -> Pager? {
        guard settings.isPrompt, settings.outputIsTerminal, settings.isPaging, let command = settings.pager,
            Pager.isPager(command), !(output is Pager), let rows = settings.terminalRows(), rows > 1,
            let columns = settings.terminalWidth(), columns > 0
        else { return nil }
        return Pager(
            command: command, screen: .init(rows: rows, columns: columns), output: output, cancellation: cancellation)
    }

    private func tellUnknownPager() throws {
        guard let command = settings.pager else { return }
        try remark("the pager `\(command)` cannot be run; `$CLAMOR_PAGER` or `$PAGER` names another")
        settings.pager = nil
    }
}
