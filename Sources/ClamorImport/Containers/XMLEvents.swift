import CExpat
import Glibc

/// What happens in an XML document, in its order. Names are those of the file, without the prefix of their namespace.
protocol XMLEventHandler: AnyObject {
    func start(_ name: String, _ attributes: XMLAttributes)
    func end(_ name: String)
    func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of an element, good until its start has been told.
struct XMLAttributes {
    fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>

    /// The value of the attribute of that name, whatever its prefix.
    subscript(_ name: StaticString) -> String? { bytes(name).map { String(cString: $0) } }

    func bytes(_ name: StaticString) -> UnsafePointer<CChar>? {
        let wanted = UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
        var place = 0
        while let key = list[place], let value = list[place + 1] {
            if strcmp(XMLName.local(key), wanted) == 0 { return value }
            place += 2
        }
        return nil
    }
}

enum XMLName {
    /// What follows the prefix.
    static func local(_ name: UnsafePointer<CChar>) -> UnsafePointer<CChar> {
        strchr(name, Int32(UInt8(ascii: ":"))).map { UnsafePointer($0) + 1 } ?? name
    }
}

/// Reads XML as a stream through expat.
final class XMLEvents {
    private let parser = XML_ParserCreate(nil)
    private let box: Box

    private final class Box {
        unowned let handler: any XMLEventHandler

        init(_ handler: any XMLEventHandler) {
            self.handler = handler
        }
    }

    /// The handler must live as long as the events are read.
    init(_ handler: any XMLEventHandler) {
        precondition(parser != nil, "expat cannot begin")
        box = Box(handler)
        XML_SetUserData(parser, Unmanaged.passUnretained(box).toOpaque())
        XML_SetElementHandler(
            parser,
            { data, name, attributes in
                let handler = Unmanaged<Box>.fromOpaque(data!).takeUnretainedValue().handler
                handler.start(String(cString: XMLName.local(name!)), XMLAttributes(list: attributes!))
            },
            { data, name in
                let handler = Unmanaged<Box>.fromOpaque(data!).takeUnretainedValue().handler
                handler.end(String(cString: XMLName.local(name!)))
            })
        XML_SetCharacterDataHandler(parser) { data, bytes, count in
            let handler = Unmanaged<Box>.fromOpaque(data!).takeUnretainedValue().handler
            UnsafeRawPointer(bytes!).withMemoryRebound(to: UInt8.self, capacity: Int(count)) {
                handler.text(UnsafeBufferPointer(start: $0, count: Int(count)))
            }
        }
    }

    deinit {
        XML_ParserFree(parser)
    }

    /// Reads some more bytes; gives what is wrong with them, or nil. After a fault nothing more may be read.
    func read(_ bytes: [UInt8], isLast: Bool) -> String? {
        let status = bytes.withUnsafeBytes { buffer in
            XML_Parse(
                parser, buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), isLast ? 1 : 0)
        }
        if status != XML_STATUS_ERROR { return nil }
        let reason = XML_ErrorString(XML_GetErrorCode(parser)).map { String(cString: $0) } ?? "unknown"
        return "\(reason) on line \(XML_GetCurrentLineNumber(parser))"
    }

    /// Reads all of some bytes. Throws `ImportError.cannotRead`.
    static func read(_ bytes: any ByteStage, of source: String, to handler: any XMLEventHandler) throws {
        let events = XMLEvents(handler)
        var block: [UInt8] = []
        var isMore = true
        while isMore {
            block.removeAll(keepingCapacity: true)
            isMore = try bytes.read(into: &block)
            if let fault = events.read(block, isLast: !isMore) {
                throw ImportError.cannotRead(source: source, cause: "its XML is damaged: \(fault)")
            }
        }
    }
}
