import ClamorText

/// Finds the reader of a file from its content.
enum Recogniser {
    /// The reader, or `ImportError` saying what the file is instead.
    static func reader(of head: FileHead, format: String?) throws -> any ExportReader {
        if let compression = FileSignature.compression(of: head.bytes) {
            throw ImportError.compressed(source: head.source, format: compression)
        }
        if let refusal = FileSignature.refusal(of: head.bytes) {
            throw ImportError.notAnExport(source: head.source, seen: refusal)
        }
        if let format {
            let name = format.lowercased()
            if let reader = Readers.all.first(where: { $0.names.contains(name) }) { return reader }
            throw ImportError.unknownFormat(format, nearest: nearest(to: name, in: Readers.names))
        }
        var best: (reader: any ExportReader, confidence: Int)?
        for reader in Readers.all {
            let confidence = reader.confidence(head)
            if confidence > best?.confidence ?? 0 { best = (reader, confidence) }
        }
        if let best { return best.reader }
        throw ImportError.notAnExport(source: head.source, seen: beginning(of: head))
    }

    /// What the file begins with, for people.
    static func beginning(of head: FileHead) -> String {
        let start = head.bytes.prefix(4096).drop { JSONScanner.isBlank($0) }
        let markup = String(decoding: start.prefix(300), as: UTF8.self).lowercased()
        for (sign, name) in markups where markup.contains(sign) && markup.hasPrefix("<") { return "is \(name)" }
        var repairs = DecodedText.Repairs()
        let line = Array(start.prefix { $0 != 0x0A && $0 != 0x0D }).withUnsafeBufferPointer {
            DecodedText.string($0, repairs: &repairs)
        }
        let shown = String(line.prefix(60))
        return "begins with “\(SafeText.escapedForTerminal(shown))\(shown == line ? "" : "…")”"
    }

    private static let markups = [
        ("<rss", "an RSS feed"), ("<feed", "an Atom feed"), ("<rdf", "an RDF document"),
        ("<!doctype html", "a web page"),
        ("<html", "a web page"), ("<svg", "an SVG picture"), ("<?xml", "an XML document"), ("<", "a document of tags"),
    ]
}
