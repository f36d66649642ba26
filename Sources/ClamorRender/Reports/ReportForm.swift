/// The forms that a report is written in.
package enum ReportForm: String, Sendable, Hashable, CaseIterable {
    case html, md

    /// The whole document.
    package func text(of report: Report, style: RenderStyle) -> String {
        switch self {
        case .html: HTMLReport(zone: style.zone).render(report)
        case .md: MarkdownReport(zone: style.zone).render(report)
        }
    }
}
