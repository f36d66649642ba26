extension StageDefinition {
    static let bottom = StageDefinition(
        name: "bottom", form: .ranking, syntax: "bottom N FIELD [by AGG] or bottom N by EXPR [per COL, …]",
        summary: "the rarest values of a field, or the rows that are smallest by something",
        details: """
            The same as `top` from the other end: with a field its N rarest values (or smallest by an aggregate), with \
            `by` alone the N rows that are smallest by an expression, in each group of `per`. Missing values come last \
            either way.
            """,
        examples: ["bottom 5 brand by net", "bottom 10 by score | show"],
        related: ["top", "sort"]
    ) { node, checker in checker.ranking(node, descending: false) }
}
