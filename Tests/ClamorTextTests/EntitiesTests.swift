import Testing

@testable import ClamorText

@Suite struct EntitiesTests {
    @Test(arguments: [
        ("love #Acme and #acme, #One#Two", ["Acme", "One", "Two"]), ("#1 #2026 #2026goals", ["2026goals"]),
        ("&#39; a#b", []), ("#中文 #東京2026!", ["中文", "東京2026"]), ("＃タグ", ["タグ"]), ("#don't", ["don"]),
        ("#under_score #café.", ["under_score", "café"]), ("http://x.example/#frag", []), ("# #_ #", []),
        ("看#话题#", ["话题"]),
    ])
    func hashtags(text: String, expected: [String]) {
        #expect(Entities(of: text).hashtags == expected)
    }

    @Test(arguments: [
        ("hi @Acme, @acme and @acme_help!", ["Acme", "acme_help"]), ("me@acme.com wrote", []), ("RT @x: hey", ["x"]),
        (".@acme", ["acme"]), ("@shop.acme rocks", ["shop.acme"]), ("thanks @acme.", ["acme"]), ("@acme.We", ["acme"]),
        ("@my-shop.bsky.example ok", ["my-shop.bsky.example"]), ("@acme-related", ["acme"]), ("＠you", ["you"]),
        ("@ann@social.example hi", ["ann@social.example"]), ("https://video.example/@acme", []), ("@ x", []), ("@", []),
        ("video.example/@acme", []), ("这是@小明 hi", ["小明"]),
    ])
    func handles(text: String, expected: [String]) {
        #expect(Entities(of: text).handles == expected)
    }

    @Test(arguments: [
        ("see https://a.example/x?y=1#z.", ["https://a.example/x?y=1#z"]), ("(www.acme.example)", ["www.acme.example"]),
        ("HTTP://A.example, http://b.example!", ["HTTP://A.example", "http://b.example"]),
        (
            "https://en.example/wiki/A_(b) and (https://c.example/d)",
            ["https://en.example/wiki/A_(b)", "https://c.example/d"]
        ),
        ("cut https://t.example/ab…", []), ("“https://a.example/q”", ["https://a.example/q"]), ("http:// nothing", []),
        ("xhttp://no.example", []), ("www.no", []), ("awww.no.example", []),
        ("見てhttps://a.example/あ、次", ["https://a.example/あ"]),
        ("<a href=\"https://a.example/\">x</a>", ["https://a.example/"]),
        ("a https://a.example a https://a.example", ["https://a.example"]),
        ("https://münchen.example/", ["https://münchen.example/"]), ("12:30 a.b :// w.w", []),
    ])
    func links(text: String, expected: [String]) {
        #expect(Entities(of: text).links == expected)
    }

    @Test func longTextsAreReadInFull() {
        let filler = String(repeating: "nothing to see here ", count: 20)
        let entities = Entities(of: filler + "#tag " + filler + "@you " + filler + "www.acme.example")
        #expect(entities.hashtags == ["tag"] && entities.handles == ["you"] && entities.links == ["www.acme.example"])
    }
}
