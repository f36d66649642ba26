/// The style sheet of report pages, with the colours of the pictures in them for light and dark pages.
enum HTMLReportStyle {
    /// What the page's content policy allows as style: the digest of `text`, which a test computes anew.
    static let digest = "sha256-0UTfIhSql3yk2Vo2dr3pal/r6GE3fQ3FAS6bctbfJvQ="

    static let text = page + inks(.light) + "@media screen and (prefers-color-scheme:dark){\n" + inks(.dark) + "}\n"

    /// The colour of each ink, and of letters upon it.
    private static func inks(_ background: Background) -> String {
        let palette = Palette(depth: .full, background: background)
        return Ink.all.map { ink in
            ".\(ink.className){--c:\(palette.hex(ink));--u:\(palette.letters(upon: ink))}\n"
        }.joined()
    }

    private static let page = """

        :root{color-scheme:light dark;--bg:#ffffff;--fg:#1f1f1f;--soft:#5c5c5c;--line:#d9d9d9;--shade:#f5f6f8;
        --link:#005a9c;--mark:#fff0a8;--up:#005a8f;--down:#8a3d00;--bad:#8a3d00;--badground:#fff4e8}
        @media screen and (prefers-color-scheme:dark){
        :root{--bg:#16181c;--fg:#e8e8e8;--soft:#a3a7ae;--line:#3a3e45;--shade:#1f2228;--link:#7cc0f5;--mark:#5c4d00;
        --up:#7cc8f5;--down:#f5b35c;--bad:#f5b35c;--badground:#2e2415}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0 auto;padding:2rem 1.5rem 4rem;max-width:62rem;background:var(--bg);color:var(--fg);
        font:16px/1.5 system-ui,"Segoe UI",Roboto,Arial,sans-serif;overflow-wrap:break-word}
        h1{font-size:1.9rem;line-height:1.2;margin:0 0 .75rem}
        h2{font-size:1.3rem;line-height:1.3;margin:2.75rem 0 .75rem;padding-top:.75rem;border-top:1px solid var(--line)}
        p{margin:.6rem 0;max-width:46rem}
        header p,main>section>p{white-space:pre-line}
        .intro{font-size:1.08rem;color:var(--soft)}
        a{color:var(--link)}
        :focus-visible{outline:2px solid var(--link);outline-offset:2px}
        dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.25rem;margin:1rem 0;font-size:.92rem}
        dt{color:var(--soft)}
        dd{margin:0;min-width:0;overflow-wrap:anywhere;font-variant-numeric:tabular-nums}
        nav{margin:1.25rem 0;padding:.75rem 1rem;background:var(--shade);border-radius:6px}
        nav ol{margin:0;padding-left:1.5rem;columns:2 18rem;column-gap:2.5rem}
        figure{margin:1.25rem 0 2.25rem}
        figcaption{margin-top:.5rem;font-size:.78rem;color:var(--soft)}
        figcaption p{margin:.15rem 0;max-width:none}
        figcaption>code{display:block;margin-top:.5rem;padding:.45rem .7rem;background:var(--shade);border-radius:4px;
        font:.82rem/1.45 ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;
        white-space:pre-wrap;overflow-wrap:anywhere;color:var(--fg)}
        .rows{overflow:auto;max-height:38rem;border:1px solid var(--line);border-radius:6px}
        table{border-collapse:separate;border-spacing:0;width:100%;font-size:.88rem;font-variant-numeric:tabular-nums}
        th,td{padding:.34rem .7rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}
        tbody tr:last-child td{border-bottom:0}
        tbody tr:nth-child(even) td{background:var(--shade)}
        th{position:sticky;top:0;background:var(--bg);font-weight:600;white-space:nowrap;z-index:1}
        td{max-width:34rem;white-space:pre-line}
        .n{text-align:right;white-space:nowrap}
        .t{white-space:nowrap}
        .l{min-width:22rem}
        th button{all:unset;cursor:pointer;display:inline-flex;gap:.35em;align-items:baseline}
        th button:focus-visible{outline:2px solid var(--link);outline-offset:3px}
        th button::after{content:"\\2195";font-size:.8em;opacity:.4}
        th[aria-sort=ascending] button::after{content:"\\25B2";opacity:1}
        th[aria-sort=descending] button::after{content:"\\25BC";opacity:1}
        .count{margin:.35rem 0 0;font-size:.82rem;color:var(--soft)}
        .bar{vertical-align:middle}
        .v{display:inline-block;min-width:4em}
        .track{fill:var(--line);fill-opacity:.6}
        .picture{overflow-x:auto;border:1px solid var(--line);border-radius:6px}
        .picture svg{display:block;max-width:100%;min-width:36rem;height:auto}
        .narrow{display:none}
        .narrow svg{min-width:0;width:100%}
        details{margin:.4rem 0 0}
        summary{cursor:pointer;font-size:.86rem;color:var(--soft);padding:.15rem 0}
        details .rows{margin-top:.4rem;max-height:24rem}
        .cards{display:grid;gap:.75rem}
        .card{padding:.75rem 1rem;border:1px solid var(--line);border-left:4px solid var(--link);border-radius:4px;min-width:0}
        .card.around{border-left-color:var(--line)}
        .card p{margin:.25rem 0;max-width:none}
        .card .text,.card .title{white-space:pre-wrap;overflow-wrap:anywhere;font-size:1rem}
        .card .title{font-weight:600}
        .card .who,.card .numbers,.card .link{font-size:.86rem;color:var(--soft);overflow-wrap:anywhere}
        .card .who b{color:var(--fg)}
        .card.d1{margin-left:1rem}.card.d2{margin-left:2rem}.card.d3{margin-left:3rem}
        .card.d4{margin-left:4rem}.card.d5{margin-left:5rem}.card.d6{margin-left:6rem}
        mark{background:var(--mark);color:inherit;border-radius:2px;padding:0 .1em;font-weight:600}
        .up,.down{text-decoration:underline;text-underline-offset:.18em}
        .up{color:var(--up)}.down{color:var(--down);text-decoration-style:wavy}
        .up::after,.down::after{font-size:.72em;vertical-align:super;line-height:0}
        .up::after{content:"+"}.down::after{content:"\\2212"}
        .problem{padding:.6rem .9rem;border-left:4px solid var(--bad);background:var(--badground);white-space:pre-wrap}
        footer{margin-top:3.5rem}
        .f{fill:var(--c)}.k{stroke:var(--c)}.u{fill:var(--u)}
        .bg{fill:none}.ht{fill:var(--bg)}.seam{stroke:var(--bg)}
        @media screen and (max-width:40rem){
        .wide{display:none}
        .narrow{display:block}
        .l{min-width:15rem}
        body{padding:1.25rem 1rem 3rem}
        h1{font-size:1.5rem}
        dl{grid-template-columns:1fr;gap:0}
        dd{margin:0 0 .5rem}
        .card.d1,.card.d2,.card.d3,.card.d4,.card.d5,.card.d6{margin-left:.75rem}}
        @page{margin:15mm 14mm}
        @media print{
        body{max-width:none;padding:0;font-size:10.5pt}
        h2,main>section>p{break-after:avoid}
        h2{margin-top:1.5rem}
        nav,details:not([open]){display:none}
        .rows,details .rows{max-height:none;overflow:visible;border:0}
        .picture{overflow:visible;border:0}
        .picture svg{min-width:0;width:100%}
        figcaption,.count{break-before:avoid}
        svg,.card,figcaption{break-inside:avoid}
        tr{break-inside:avoid}
        thead{display:table-header-group}
        th{position:static}
        th button::after{content:none}
        a{color:inherit;text-decoration:none}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}}

        """
}
