/// Addresses in the form in which they are compared: without scheme, `www.`, fragments that number nothing, campaign parameters (`utm_…`)
/// and a slash at the end; the host in lower case.
enum CanonicalURL {
    /// - Returns: nil where nothing is left.
    static func bytes(of url: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var rest = url[...]
        if let scheme = schemeEnd(rest) { rest = rest[scheme...] }
        var anchor: [UInt8] = []
        if let hash = rest.firstIndex(of: UInt8(ascii: "#")) {
            let fragment = rest[hash...]
            // One that holds a number names one of several posts of a page.
            if fragment.contains(where: { 0x30...0x39 ~= $0 }), !fragment.contains(UInt8(ascii: "=")) {
                anchor = Array(fragment)
            }
            rest = rest[..<hash]
        }
        let query = rest.firstIndex(of: UInt8(ascii: "?"))
        let address = rest[..<(query ?? rest.endIndex)]
        let host = address.prefix { $0 != UInt8(ascii: "/") }
        var result = host.map(lowercased)
        if result.starts(with: Array("www.".utf8)) { result.removeFirst(4) }
        result.append(contentsOf: address[host.endIndex...])
        while result.last == UInt8(ascii: "/") { result.removeLast() }
        if result.isEmpty { return nil }
        guard let query else { return result + anchor }
        var separator = UInt8(ascii: "?")
        for parameter in rest[(query + 1)...].split(separator: UInt8(ascii: "&"))
        where !parameter.prefix(4).map(lowercased).elementsEqual("utm_".utf8) {
            result.append(separator)
            result.append(contentsOf: parameter)
            separator = UInt8(ascii: "&")
        }
        return result + anchor
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 { 0x41...0x5A ~= byte ? byte | 0x20 : byte }

    /// Where the address goes on after `https://` or the like.
    private static func schemeEnd(_ url: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard let colon = url.prefix(12).firstIndex(of: UInt8(ascii: ":")),
            url[colon...].dropFirst().prefix(2).elementsEqual("//".utf8)
        else { return nil }
        return colon + 3
    }
}
