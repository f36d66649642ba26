import Testing

@testable import ClamorShell

@Suite struct ScriptHeadingTests {
    @Test(
        arguments: [
            (
                "#!/usr/bin/env -S clamor run\n# The week: what was said,\n# and by whom.\n#\n# Each Monday.\ncount",
                "The week",
                "The week: what was said, and by whom."
            ),
            ("# Share of voice. Of every brand.\n", "Share of voice", "Share of voice. Of every brand."),
            (
                "# Forums: what got the points\n# Of all posts.\nparam x = 1", "Forums: what got the points",
                "Of all posts."
            ),
            ("# Weekly report\n# Introduces it.", "Weekly report", "Introduces it."),
            ("\n# Channels.\ncount\n# Not this", "Channels", nil),
            ("#= store 3\ncount", nil, nil), ("count by channel", nil, nil), ("", nil, nil),
        ] as [(String, String?, String?)])
    func aScriptTellsWhatItIsIn(text: String, title: String?, introduction: String?) {
        let heading = ScriptHeading(text)
        #expect(heading.title == title && heading.introduction == introduction)
    }
}
