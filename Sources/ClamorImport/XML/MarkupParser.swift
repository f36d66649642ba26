import CExpat

/// A parser of single elements of XML, through expat. One thread at a time.
final class MarkupParser {
    /// Why a text is no element of XML.
    struct Failure: Error {
        let reason: String
    }

    private let parser: XML_Parser
    private var open: [MarkupElement] = []
    private var root: MarkupElement?

    init() {
        guard let made = XML_ParserCreate("UTF-8") else { fatalError("out of memory") }
        parser = made
    }

    deinit { XML_ParserFree(parser) }

    /// The element that UTF-8 text holds.
    ///
    /// - Parameter isWhole: whether the text ends with its root; if not, what is still open at the end counts as closed.
    func parse(_ text: UnsafeBufferPointer<UInt8>, isWhole: Bool = true) throws(Failure) -> MarkupElement {
        XML_ParserReset(parser, "UTF-8")
        open = []
        root = nil
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(parser, markupStart, markupEnd)
        XML_SetCharacterDataHandler(parser, markupText)
        let status = text.withMemoryRebound(to: CChar.self) {
            XML_Parse(parser, $0.baseAddress, Int32(clamping: $0.count), isWhole ? 1 : 0)
        }
        if status == XML_STATUS_ERROR, isWhole || open.isEmpty {
            throw Failure(reason: String(cString: XML_ErrorString(XML_GetErrorCode(parser))))
        }
        while !isWhole, !open.isEmpty { end() }
        guard let root else { throw Failure(reason: "no element found") }
        return root
    }

    fileprivate func start(_ name: UnsafePointer<XML_Char>, _ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>) {
        var attributes: [(name: String, value: String)] = []
        var place = 0
        while let key = pairs[place], let value = pairs[place + 1] {
            attributes.append((String(cString: key), String(cString: value)))
            place += 2
        }
        open.append(MarkupElement(name: String(cString: name), attributes: attributes))
    }

    fileprivate func end() {
        guard let closed = open.popLast() else { return }
        if open.isEmpty { root = closed } else { open[open.count - 1].contents.append(.element(closed)) }
    }

    fileprivate func add(_ text: UnsafeBufferPointer<CChar>) {
        guard !open.isEmpty else { return }
        let text = text.withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
        let place = open.count - 1
        // Text comes in pieces: a line, an entity.
        if case .text(let before)? = open[place].contents.last {
            open[place].contents[open[place].contents.count - 1] = .text(before + text)
        } else {
            open[place].contents.append(.text(text))
        }
    }
}

private func parser(_ data: UnsafeMutableRawPointer?) -> MarkupParser? {
    data.map { Unmanaged<MarkupParser>.fromOpaque($0).takeUnretainedValue() }
}

private func markupStart(
    _ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
) {
    if let name, let attributes { parser(data)?.start(name, attributes) }
}

private func markupEnd(_ data: UnsafeMutableRawPointer?, _ name: UnsafePointer<XML_Char>?) { parser(data)?.end() }

private func markupText(_ data: UnsafeMutableRawPointer?, _ text: UnsafePointer<XML_Char>?, _ count: Int32) {
    parser(data)?.add(UnsafeBufferPointer(start: text, count: Int(count)))
}
