import ClamorLanguage
import ClamorQuery
import ClamorText

extension Session {
    /// `.back`: takes the last stage of the pipeline that stands back, and shows the answer again, at the same instant
    /// and over the same snapshot.
    func goBack() throws {
        guard let standing else {
            try fail("there is no pipeline to take a stage back from")
            return
        }
        guard !standing.isSourceAlone else {
            try remark("the source alone is left: `\(text(of: standing))`")
            return
        }
        _ = try interrupts.during { cancellation in
            try reported(cancellation) { try show(standing.withoutLastStage, cancellation) }
        }
    }

    private func show(_ shorter: StandingPipeline, _ cancellation: Cancellation) throws -> ExitStatus {
        guard let plan = try executor.wait(cancellation, for: { try shorter.plan(cancellation) }) else {
            try fail("what is left means nothing any more: `\(text(of: shorter))`")
            return .failed
        }
        try tell(shorter)
        // All mentions are seldom what is wanted to be read.
        let status = shorter.isSourceAlone ? .done : try answer(plan, cancellation)
        if shorter.isSourceAlone { try remark("the source alone is left") }
        (previous, standing) = (plan, shorter)
        return status
    }

    /// Tells at the prompt which pipeline stands, in canonical form.
    func tell(_ standing: StandingPipeline) throws { try caption("| " + text(of: standing)) }

    private func text(of standing: StandingPipeline) -> String {
        let text = Printer(grammar: grammar).print(standing.whole)
        return text.isEmpty ? "mentions" : text
    }
}
