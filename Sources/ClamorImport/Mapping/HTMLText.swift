import Glibc

/// HTML as it stands in exports, made into the text that a person read.
enum HTMLText {
    /// Tags left out, blocks and `<br>` as line ends (paragraphs with an empty line between), entities resolved. Links
    /// keep their text. Script and style go with their content.
    static func plain(_ html: UnsafeBufferPointer<UInt8>) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(html.count)
        var place = 0
        while place < html.count {
            let byte = html[place]
            if byte == UInt8(ascii: "<"), let tag = tag(html, at: place) {
                write(tag, to: &output)
                place = tag.end
                if !tag.isClosing, tag.name == "script" || tag.name == "style" {
                    place = afterClosing(tag.name, html, from: place)
                }
            } else if byte == UInt8(ascii: "&"), let entity = entity(html, at: place) {
                output.append(contentsOf: entity.text.utf8)
                place = entity.end
            } else {
                output.append(byte)
                place += 1
            }
        }
        while let last = output.last, last == 0x0A || last == 0x20 { output.removeLast() }
        let start = output.firstIndex { $0 != 0x0A && $0 != 0x20 } ?? output.count
        return String(decoding: output[start...], as: UTF8.self)
    }

    static func plain(_ html: String) -> String {
        var html = html
        return html.withUTF8 { plain($0) }
    }

    /// Whether a text holds a tag of HTML that exports use.
    static func isHTML(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var place = 0
        while let found = text[place...].firstIndex(of: UInt8(ascii: "<")) {
            if let tag = tag(text, at: found), known.contains(tag.name) { return true }
            place = found + 1
        }
        return false
    }

    /// Entities resolved, all else as it is.
    static func withoutEntities(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        guard let base = text.baseAddress, memchr(base, 0x26, text.count) != nil else { return nil }
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var place = 0
        var found = false
        while place < text.count {
            if text[place] == UInt8(ascii: "&"), let entity = entity(text, at: place) {
                output.append(contentsOf: entity.text.utf8)
                place = entity.end
                found = true
            } else {
                output.append(text[place])
                place += 1
            }
        }
        return found ? String(decoding: output, as: UTF8.self) : nil
    }

    // MARK: Tags

    private struct Tag {
        var name: String
        var isClosing: Bool
        var end: Int
    }

    private static let known: Set<String> = [
        "br", "p", "a", "div", "span", "b", "i", "em", "strong", "u", "ul", "ol", "li", "img", "blockquote", "html",
        "body",
        "h1", "h2", "h3", "h4", "h5", "h6", "pre", "code", "table", "script", "style", "font",
    ]
    private static let paragraphs: Set<String> = [
        "p", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol", "table",
    ]
    private static let lines: Set<String> = ["br", "div", "li", "tr", "hr"]

    private static func tag(_ html: UnsafeBufferPointer<UInt8>, at start: Int) -> Tag? {
        var place = start + 1
        if html[place...].starts(with: "!--".utf8) {
            var end = place + 3
            while end + 2 < html.count, !html[end...].starts(with: "-->".utf8) { end += 1 }
            return Tag(name: "!", isClosing: false, end: min(end + 3, html.count))
        }
        let isClosing = place < html.count && html[place] == UInt8(ascii: "/")
        if isClosing { place += 1 }
        var name = ""
        while place < html.count, name.utf8.count < 12 {
            let lower = html[place] &- 0x41 < 26 ? html[place] | 0x20 : html[place]
            guard lower &- 0x61 < 26 || lower &- 0x30 < 10 && !name.isEmpty else { break }
            name.unicodeScalars.append(Unicode.Scalar(lower))
            place += 1
        }
        guard !name.isEmpty, place < html.count else { return nil }
        let next = html[place]
        guard next == UInt8(ascii: ">") || next == UInt8(ascii: "/") || JSONScanner.isBlank(next) else { return nil }
        guard let close = html[place...].firstIndex(of: UInt8(ascii: ">")) else { return nil }
        return Tag(name: name, isClosing: isClosing, end: close + 1)
    }

    private static func write(_ tag: Tag, to output: inout [UInt8]) {
        if paragraphs.contains(tag.name) {
            breakLine(&output, wanted: 2)
        } else if tag.name == "br" {
            output.append(0x0A)
        } else if lines.contains(tag.name), !(tag.isClosing && tag.name == "tr") {
            breakLine(&output, wanted: 1)
        }
    }

    /// Ends the line, unless it is ended already that often.
    private static func breakLine(_ output: inout [UInt8], wanted: Int) {
        if output.isEmpty { return }
        let ended = output.reversed().prefix { $0 == 0x0A }.count
        for _ in 0..<max(0, wanted - ended) { output.append(0x0A) }
    }

    private static func afterClosing(_ name: String, _ html: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var place = start
        while let found = html[place...].firstIndex(of: UInt8(ascii: "<")) {
            if let tag = tag(html, at: found), tag.isClosing, tag.name == name { return tag.end }
            place = found + 1
        }
        return html.count
    }

    // MARK: Entities

    private static func entity(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> (text: String, end: Int)? {
        guard let close = text[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")), close > start + 1 else {
            return nil
        }
        let name = String(decoding: text[(start + 1)..<close], as: UTF8.self)
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let value =
                digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            // The numbers 128 to 159 mean Windows-1252, as in browsers.
            guard var scalar = value.flatMap(Unicode.Scalar.init), scalar.value >= 32 || scalar.value == 10 else {
                return nil
            }
            if (0x80...0x9F).contains(scalar.value) { scalar = DecodedText.high[Int(scalar.value) - 0x80] }
            return (String(scalar), close + 1)
        }
        return entities[name].map { ($0, close + 1) }
    }

    static let entities: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "hellip": "…", "mdash": "—",
        "ndash": "–",
        "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "sbquo": "‚", "bdquo": "„", "laquo": "«", "raquo": "»",
        "bull": "•", "middot": "·", "euro": "€", "pound": "£", "yen": "¥", "cent": "¢", "copy": "©", "reg": "®",
        "trade": "™", "deg": "°", "sect": "§", "para": "¶", "times": "×", "divide": "÷", "plusmn": "±", "frac12": "½",
        "agrave": "à", "aacute": "á", "acirc": "â", "atilde": "ã", "auml": "ä", "aring": "å", "aelig": "æ",
        "ccedil": "ç",
        "egrave": "è", "eacute": "é", "ecirc": "ê", "euml": "ë", "igrave": "ì", "iacute": "í", "icirc": "î",
        "iuml": "ï",
        "ntilde": "ñ", "ograve": "ò", "oacute": "ó", "ocirc": "ô", "otilde": "õ", "ouml": "ö", "oslash": "ø",
        "ugrave": "ù",
        "uacute": "ú", "ucirc": "û", "uuml": "ü", "szlig": "ß", "Agrave": "À", "Aacute": "Á", "Acirc": "Â", "Auml": "Ä",
        "Aring": "Å", "AElig": "Æ", "Ccedil": "Ç", "Egrave": "È", "Eacute": "É", "Iacute": "Í", "Ntilde": "Ñ",
        "Oacute": "Ó",
        "Ouml": "Ö", "Oslash": "Ø", "Uacute": "Ú", "Uuml": "Ü", "iexcl": "¡", "iquest": "¿", "larr": "←", "rarr": "→",
        "uarr": "↑", "darr": "↓", "hearts": "♥", "shy": "\u{AD}", "zwnj": "\u{200C}", "zwj": "\u{200D}",
    ]
}
