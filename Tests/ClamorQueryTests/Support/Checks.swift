import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorText
import ClamorTime
import Testing

/// Thrown when a file that a test does not have is asked for.
struct NoSuchFile: Error, CustomStringConvertible {
    let name: String
    var description: String { "no such file" }
}

/// 2026-03-31, a Tuesday, 10:00 UTC.
let testNow = Instant(milliseconds: 1_774_951_200_000)

func testContext(
    _ catalog: FixedCatalog = FixedCatalog(), zone: Zone = .utc, parameters: [String: Value] = [:],
    lets: [String: LetBinding] = [:], previous: Plan? = nil, files: [String: String] = [:]
) -> CheckContext {
    CheckContext(
        catalog: catalog, now: testNow, zone: zone, parameters: parameters, lets: lets, previous: previous
    ) { name in
        guard let text = files[name] else { throw NoSuchFile(name: name) }
        return text
    }
}

func grammar(for context: CheckContext) -> Grammar {
    let pipelines = context.lets.filter { if case .pipeline = $0.value { true } else { false } }
    let values = context.lets.filter { pipelines[$0.key] == nil }
    let families = ((try? context.catalog.topics) ?? []).map(\.family)
    return LanguageGrammar.make(
        letNames: pipelines.keys.sorted(), valueNames: values.keys.sorted(), families: families)
}

/// The statement of a text that parses.
func parsed(_ text: String, _ context: CheckContext = testContext()) throws -> Statement {
    let (script, diagnostics) = Parser(grammar: grammar(for: context)).parse(Source(text: text))
    let errors = diagnostics.filter { $0.severity == .error }
    try #require(errors.isEmpty, "\(text): \(errors.map(\.message))")
    return try #require(script.statements.first)
}

func parsedPipeline(_ text: String, _ context: CheckContext = testContext()) throws -> Pipeline {
    guard case .pipeline(let pipeline) = try parsed(text, context).kind else {
        throw Diagnostics([Diagnostic("not-a-pipeline", at: SourceSpan(0, 0), text)])
    }
    return pipeline
}

/// The plan of a pipeline that checks.
func plan(_ text: String, _ context: CheckContext = testContext()) throws -> Plan {
    let result = try Checker.check(parsedPipeline(text, context), in: context)
    return try #require(result.plan, "\(text): \(result.diagnostics.map(\.message))")
}

/// The plan's text without the lines on source, now and columns.
func steps(_ text: String, _ context: CheckContext = testContext()) throws -> String {
    let lines = PlanText.text(try plan(text, context)).split(separator: "\n")
    let skipped = ["source", "now", "columns", "caption"]
    return lines.filter { line in !skipped.contains { line.hasPrefix($0) } }.joined(separator: "\n")
}

/// What is wrong with a pipeline that parses.
func problems(_ text: String, _ context: CheckContext = testContext()) throws -> [Diagnostic] {
    try Checker.check(parsedPipeline(text, context), in: context).diagnostics
}

/// A problem as text: code, the stretch it points at, message, help, mended text.
func describe(_ problem: Diagnostic, of text: String) -> String {
    let source = Source(text: text)
    var lines = ["\(problem.code) [\(source[problem.span])] \(problem.message)"]
    lines += problem.labels.map { "  label [\(source[$0.span])] \($0.text)" }
    lines += problem.help.map { "  help \($0)" }
    if let fix = problem.fix { lines.append("  fix \(fix.applied(to: text))") }
    return lines.joined(separator: "\n")
}

/// All that is wrong with a pipeline of the sample session, as text.
func told(_ text: String) throws -> String {
    try problems(text, sampleContext).map { describe($0, of: text) }.joined(separator: "\n")
}
