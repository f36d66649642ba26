import ClamorLanguage
import ClamorQuery
import ClamorText

extension Session {
    /// Runs a script and compares its answers with the digests that it carries. Nothing is written but what differs;
    /// the store, files and commands are left alone.
    package func verify(_ source: Source) throws -> ExitStatus {
        isVerifying = true
        defer { isVerifying = false }
        self.source = source
        now = nowSetting ?? settings.now ?? settings.clock()
        let (script, diagnostics) = parse(source)
        try report(diagnostics)
        if try !areDeclared(script) { return .usage }
        if diagnostics.contains(where: { $0.severity == .error }) { return .failed }
        let recorded = RecordedAnswers(source, statements: script.statements, grammar: grammar)
        for span in recorded.unreadable { try tell(span, "this is no digest of an answer") }
        for state in recorded.states { try compareStore(state) }
        var tally = VerifyTally()
        tally.failed = recorded.unreadable.count
        leftOut = 0
        let end = try interrupts.during { cancellation in
            for (index, statement) in script.statements.enumerated() {
                digests = []
                let status = try runReported(statement, cancellation)
                if status == .interrupted { return status }
                if status == .failed { tally.failed += 1 }
                if status == .broken { tally.broken += 1 }
                try compare(digests ?? [], recorded.answers[index], at: statement.span, &tally)
            }
            return ExitStatus.done
        }
        digests = nil
        if end == .interrupted { return end }
        try errors.write(tally.text(leftOut: leftOut) + "\n")
        return tally.status
    }

    /// Passes over a statement that a comparison does not run.
    func leaveOut() -> ExitStatus {
        leftOut += 1
        return .done
    }

    private func compare(
        _ answers: [AnswerDigest], _ recorded: [AnswerDigest], at span: SourceSpan, _ tally: inout VerifyTally
    ) throws {
        for index in 0..<max(answers.count, recorded.count) {
            guard index < recorded.count else {
                tally.withoutDigest += 1
                continue
            }
            let answer = index < answers.count ? answers[index] : nil
            if answer == recorded[index] {
                tally.same += 1
            } else {
                tally.different += 1
                try tell(span, "answer differs: \(answer?.brief ?? "none"), recorded \(recorded[index].brief)")
            }
        }
    }

    private func compareStore(_ state: RecordedAnswers.State) throws {
        guard let digest = try workspace.journalDigest(upTo: state.batch) else {
            return try tell(state.span, "the store has no batch \(state.batch): answers may differ")
        }
        if digest != state.digest {
            try tell(state.span, "another store up to batch \(state.batch): answers may differ")
        }
    }

    private func tell(_ span: SourceSpan, _ message: String) throws {
        let text = (place(span).map { $0 + ": " } ?? "") + message
        try errors.write(SafeText.escapedForTerminal(text) + "\n")
    }
}

extension Plan {
    /// The same answer, and nothing done beside; nil where that was all there was to do.
    var withoutEffects: Plan? {
        var result = self
        result.outputs = outputs.filter { output in
            switch output {
            case .chart, .show, .intoName: true
            case .intoFile, .pipe, .annotate, .export, .audit: false
            }
        }
        let hadAnswer = outputs.isEmpty || outputs.contains(where: \.isAnswer)
        return hadAnswer || !result.outputs.isEmpty ? result : nil
    }
}

/// How many answers are as they were.
struct VerifyTally {
    var same = 0
    var different = 0
    var withoutDigest = 0
    var failed = 0
    /// Assertions that do not hold.
    var broken = 0

    var status: ExitStatus { different + broken > 0 ? .broken : failed > 0 ? .failed : .done }

    /// `12 answers as recorded, 1 differs`.
    func text(leftOut: Int) -> String {
        var parts = ["\(same) \(same == 1 ? "answer" : "answers") as recorded"]
        if different > 0 { parts.append("\(different) \(different == 1 ? "differs" : "differ")") }
        if failed > 0 { parts.append("\(failed) failed") }
        if broken > 0 { parts.append("\(broken) \(broken == 1 ? "assertion" : "assertions") broken") }
        if withoutDigest > 0 { parts.append("\(withoutDigest) without a digest") }
        if leftOut > 0 {
            parts.append("\(leftOut) \(leftOut == 1 ? "statement" : "statements") left out")
        }
        return parts.joined(separator: ", ")
    }
}

/// What a script says of its answers.
struct RecordedAnswers {
    /// A `#=` line about the store.
    struct State {
        var batch: Int64
        var digest: String
        var span: SourceSpan
    }

    /// By statement, those behind it.
    private(set) var answers: [[AnswerDigest]]
    private(set) var states: [State] = []
    private(set) var unreadable: [SourceSpan] = []

    init(_ source: Source, statements: [Statement], grammar: Grammar) {
        answers = Array(repeating: [], count: statements.count)
        for comment in Parser(grammar: grammar).tokens(of: source).comments where DigestLine.isOne(source[comment]) {
            let index = statements.lastIndex { $0.span.lower < comment.lower }
            switch DigestLine(source[comment]) {
            case .store(let batch, let digest): states.append(State(batch: batch, digest: digest, span: comment))
            case .answer(let answer):
                if let index { answers[index].append(answer) } else { unreadable.append(comment) }
            case nil: unreadable.append(comment)
            }
        }
    }
}
