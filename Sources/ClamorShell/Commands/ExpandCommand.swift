import ClamorQuery
import ClamorRender

extension DotCommand {
    static let expand = DotCommand(
        name: "expand", usage: ".expand", summary: "the last answer again, a line for each column, nothing left out"
    ) { session, _ in
        try session.expand()
        return .goOn
    }
}

extension Session {
    /// Shows the rows of the pipeline that stands once more, at the same instant and over the same snapshot.
    func expand() throws {
        guard var plan = previous else {
            try fail("there is no answer to show again")
            return
        }
        // What acts is not done again, and what was drawn is shown as rows.
        plan.outputs = []
        let format = settings.format
        settings.format = .vertical
        defer { settings.format = format }
        _ = try interrupts.during { cancellation in
            try reported(cancellation) {
                try caption("the last answer, each row by itself")
                return try answer(plan, cancellation)
            }
        }
    }
}
