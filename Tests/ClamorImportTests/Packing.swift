import CZlib
import CZstd

/// Files packed as other programs pack them.
enum Packing {
    /// One gzip member.
    static func gzip(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, windowBits: 31) }

    static func gzip(_ text: String) -> [UInt8] { gzip(Array(text.utf8)) }

    /// Deflate without a frame, as in zip archives.
    static func deflate(_ bytes: [UInt8]) -> [UInt8] { deflated(bytes, windowBits: -15) }

    private static func deflated(_ bytes: [UInt8], windowBits: Int32) -> [UInt8] {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer { stream.deallocate() }
        let size = Int32(MemoryLayout<z_stream>.size)
        deflateInit2_(stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
        defer { deflateEnd(stream) }
        var input = bytes
        let limit = Int(deflateBound(stream, UInt(bytes.count)))
        return input.withUnsafeMutableBufferPointer { input in
            [UInt8](unsafeUninitializedCapacity: limit) { output, count in
                stream.pointee.next_in = input.baseAddress
                stream.pointee.avail_in = UInt32(input.count)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(output.count)
                CZlib.deflate(stream, Z_FINISH)
                count = output.count - Int(stream.pointee.avail_out)
            }
        }
    }

    /// One Zstandard frame, with a checksum. The window is that long even where the bytes are few.
    static func zstd(_ bytes: [UInt8], windowLog: Int32? = nil) -> [UInt8] {
        let context = ZSTD_createCCtx()
        defer { ZSTD_freeCCtx(context) }
        ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
        if let windowLog {
            ZSTD_CCtx_setParameter(context, ZSTD_c_enableLongDistanceMatching, 1)
            ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, windowLog)
        }
        return bytes.withUnsafeBytes { input in
            [UInt8](unsafeUninitializedCapacity: ZSTD_compressBound(bytes.count)) { output, count in
                // As a stream of unknown length: else the window is cut down to the bytes.
                var from = ZSTD_inBuffer(src: input.baseAddress, size: input.count, pos: 0)
                var to = ZSTD_outBuffer(dst: output.baseAddress, size: output.count, pos: 0)
                ZSTD_compressStream2(context, &to, &from, ZSTD_e_continue)
                ZSTD_compressStream2(context, &to, &from, ZSTD_e_flush)
                ZSTD_compressStream2(context, &to, &from, ZSTD_e_end)
                count = to.pos
            }
        }
    }

    static func zstd(_ text: String, windowLog: Int32? = nil) -> [UInt8] {
        zstd(Array(text.utf8), windowLog: windowLog)
    }

    /// A frame that readers of Zstandard skip.
    static func skippableFrame(_ content: [UInt8]) -> [UInt8] {
        let count = UInt32(content.count)
        return [0x5A, 0x2A, 0x4D, 0x18] + (0..<4).map { UInt8(truncatingIfNeeded: count >> (8 * $0)) } + content
    }
}

extension Packing {
    /// A file in a zip archive.
    struct ZipFile {
        var name: String
        var content: [UInt8]
        var method: UInt16 = 8
        var flags: UInt16 = 0x800
        /// Written with 64-bit sizes and offsets.
        var isWide = false

        init(_ name: String, _ content: [UInt8], method: UInt16 = 8, flags: UInt16 = 0x800, isWide: Bool = false) {
            (self.name, self.content, self.method) = (name, content, method)
            (self.flags, self.isWide) = (flags, isWide)
        }

        init(_ name: String, _ text: String) {
            self.init(name, Array(text.utf8))
        }
    }

    /// A zip archive; with wide files also its end is written for large archives.
    ///
    /// - Parameter isStreamed: whether sizes stand behind the files, not known before.
    static func zip(_ files: [ZipFile], isStreamed: Bool = false) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let packed = file.method == 8 ? deflate(file.content) : file.content
            let checksum = UInt64(crc32_z(0, file.content, file.content.count))
            let start = archive.count
            let shown = file.isWide ? 0xFFFF_FFFF : UInt64(packed.count)
            let shownSize = file.isWide ? 0xFFFF_FFFF : UInt64(file.content.count)
            let sizes = number(UInt64(file.content.count), 8) + number(UInt64(packed.count), 8)
            let local = file.isWide ? number(1, 2) + number(16, 2) + sizes : []
            let central = file.isWide ? number(1, 2) + number(24, 2) + sizes + number(UInt64(start), 8) : []
            let common =
                number(UInt64(file.flags), 2) + number(UInt64(file.method), 2) + number(0, 4) + number(checksum, 4)
                + number(shown, 4) + number(shownSize, 4) + number(UInt64(file.name.utf8.count), 2)
            let descriptor = number(checksum, 4) + number(shown, 4) + number(shownSize, 4)
            let before = isStreamed ? number(8, 2) + number(8, 2) + number(0, 16) + common.suffix(2) : common
            archive += number(0x0403_4B50, 4) + number(20, 2) + before + number(UInt64(local.count), 2)
            archive += Array(file.name.utf8) + local + packed
            if isStreamed { archive += number(0x0807_4B50, 4) + descriptor }
            directory += number(0x0201_4B50, 4) + number(20, 2) + number(20, 2) + common
            directory += number(UInt64(central.count), 2) + number(0, 2) + number(0, 2) + number(0, 2) + number(0, 4)
            directory += number(file.isWide ? 0xFFFF_FFFF : UInt64(start), 4) + Array(file.name.utf8) + central
        }
        let (start, count) = (UInt64(archive.count), UInt64(files.count))
        archive += directory
        let isWide = files.contains(where: \.isWide)
        if isWide {
            let end = UInt64(archive.count)
            archive += number(0x0606_4B50, 4) + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8)
            archive += number(count, 8) + number(count, 8) + number(UInt64(directory.count), 8) + number(start, 8)
            archive += number(0x0706_4B50, 4) + number(0, 4) + number(end, 8) + number(1, 4)
        }
        archive += number(0x0605_4B50, 4) + number(0, 4) + number(isWide ? 0xFFFF : count, 2)
        archive += number(isWide ? 0xFFFF : count, 2) + number(isWide ? 0xFFFF_FFFF : UInt64(directory.count), 4)
        return archive + number(isWide ? 0xFFFF_FFFF : start, 4) + number(0, 2)
    }

    private static func number(_ value: UInt64, _ width: Int) -> [UInt8] {
        (0..<width).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }

    /// A workbook with sheets of XML rows, and the texts and styles that they share.
    static func workbook(
        _ sheets: [(name: String, rows: String)], strings: [String] = [], formats: [String] = [],
        isFrom1904: Bool = false
    ) -> [UInt8] {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006/relationships"
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        let names = sheets.enumerated().map { place, sheet in
            "<sheet name=\"\(sheet.name)\" sheetId=\"\(place + 1)\" r:id=\"rId\(place + 1)\"/>"
        }
        let relations = sheets.indices.map { place in
            "<Relationship Id=\"rId\(place + 1)\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet\(place + 1).xml\"/>"
        }
        let codes = formats.enumerated().map { "<numFmt numFmtId=\"\(164 + $0)\" formatCode=\"\($1)\"/>" }
        let styles = [0, 14, 22] + formats.indices.map { 164 + $0 }
        var files = [
            ZipFile("[Content_Types].xml", head + "<Types/>"),
            ZipFile(
                "_rels/.rels",
                head + "<Relationships xmlns=\"\(package)\"><Relationship Id=\"rId1\" Type=\"\(office)/officeDocument\""
                    + " Target=\"xl/workbook.xml\"/></Relationships>"),
            ZipFile(
                "xl/workbook.xml",
                head + "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\"><workbookPr date1904=\"\(isFrom1904)\"/>"
                    + "<sheets>\(names.joined())</sheets></workbook>"),
            ZipFile(
                "xl/_rels/workbook.xml.rels",
                head + "<Relationships xmlns=\"\(package)\">\(relations.joined())"
                    + "<Relationship Id=\"rId98\" Type=\"\(office)/styles\" Target=\"/xl/styles.xml\"/>"
                    + "<Relationship Id=\"rId99\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
                    + "</Relationships>"),
            ZipFile("xl/sharedStrings.xml", head + "<sst xmlns=\"\(main)\">\(strings.joined())</sst>"),
            ZipFile(
                "xl/styles.xml",
                head + "<styleSheet xmlns=\"\(main)\"><numFmts>\(codes.joined())</numFmts>"
                    + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                    + "<cellXfs>\(styles.map { "<xf numFmtId=\"\($0)\"/>" }.joined())</cellXfs></styleSheet>"),
        ]
        for (place, sheet) in sheets.enumerated() {
            let text =
                head
                + "<worksheet xmlns=\"\(main)\"><dimension ref=\"A1\"/><sheetData>\(sheet.rows)</sheetData></worksheet>"
            files.append(ZipFile("xl/worksheets/sheet\(place + 1).xml", text))
        }
        return zip(files)
    }
}
