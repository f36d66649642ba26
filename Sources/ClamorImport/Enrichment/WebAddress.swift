/// The parts of an address of the web.
struct WebAddress {
    /// In lower case, without `www.`, user and port.
    let host: String
    /// The steps of the path, without empty ones.
    let segments: [String]
    /// Parameters in their order.
    let query: [(name: String, value: String)]
    /// Without `#`; nil where there is none.
    let fragment: String?
    /// A port other than the usual ones, with its colon.
    private let port: String

    /// Nil for what is no address of a host.
    init?(_ text: String) {
        guard let host = URLParts.host(text), host.contains("."), !text.hasPrefix("at:") else { return nil }
        self.host = host
        var rest = Substring(text)
        if let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...]
        } else if rest.hasPrefix("//") {
            rest = rest.dropFirst(2)
        }
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let colon = authority.lastIndex(of: ":").map { authority[$0...] } ?? ""
        port =
            [":80", ":443", ":", ""].contains(colon) || colon.dropFirst().contains { !$0.isNumber } ? "" : String(colon)
        rest = rest[authority.endIndex...].prefix { !$0.isWhitespace }
        if let hash = rest.firstIndex(of: "#") {
            fragment = String(rest[rest.index(after: hash)...])
            rest = rest[..<hash]
        } else {
            fragment = nil
        }
        if let mark = rest.firstIndex(of: "?") {
            query = rest[rest.index(after: mark)...].split(separator: "&").map { item in
                let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
            }
            rest = rest[..<mark]
        } else {
            query = []
        }
        segments = rest.split(separator: "/").map(String.init)
    }

    /// The value of a parameter; nil where it is missing or empty.
    func parameter(_ name: String) -> String? { query.first { $0.name == name && !$0.value.isEmpty }?.value }

    /// The step after one with that name.
    func segment(after name: String) -> String? {
        guard let place = segments.firstIndex(of: name), place + 1 < segments.count else { return nil }
        return segments[place + 1]
    }

    /// One spelling of all that lead to the same page: https, host in lower case without `www.`, no parameters that only
    /// count clicks, the others in order, no slash at the end. A fragment stays where it holds a number: it names one
    /// of several posts of a page (`#post-123`).
    var canonical: String {
        var text = "https://\(host)\(port)"
        for segment in segments { text += "/\(segment)" }
        let kept = query.filter { !Self.countsClicks($0.name) }.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
        if !kept.isEmpty {
            text += "?" + kept.map { $0.value.isEmpty ? $0.name : "\($0.name)=\($0.value)" }.joined(separator: "&")
        }
        if let fragment, fragment.utf8.contains(where: { $0 &- 0x30 < 10 }), !fragment.hasPrefix(":~:"),
            !fragment.contains("=")
        {
            text += "#\(fragment)"
        }
        return text
    }

    private static func countsClicks(_ name: String) -> Bool {
        let name = name.lowercased()
        return name.hasPrefix("utm_") || clickParameters.contains(name)
    }

    private static let clickParameters: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid", "igshid",
        "igsh", "mc_cid", "mc_eid", "_ga", "_gl", "ref_src", "ref_url", "wt_mc", "cmpid", "ocid", "xtor", "mkt_tok",
        "__twitter_impression", "at_medium", "at_campaign", "smid", "guccounter",
    ]
}
