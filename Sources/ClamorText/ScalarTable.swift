/// Class and token form of scalars, worked out once each and kept in pages of 256. Texts keep to a few pages.
struct ScalarTable: Sendable {
    /// One scalar's row, packed: the scalar that stands for it or the place of its sequence (21 bits), its class, flags.
    struct Row {
        let bits: UInt32

        static let sequenceFlag: UInt32 = 1 << 28
        static let suspectFlag: UInt32 = 1 << 29
        static let strippedFlag: UInt32 = 1 << 30
        static let knownFlag: UInt32 = 1 << 31

        var mapped: UInt32 { bits & 0x1F_FFFF }
        var scalarClass: ScalarClass { ScalarClass(rawValue: bits >> 21 & 0xF) ?? .separator }
        /// A letter whose form does not hang on what is around it.
        var isPlainLetter: Bool { bits & (0xF << 21 | Self.suspectFlag) == ScalarClass.letter.rawValue << 21 }
        /// The form is of several scalars, or of none.
        var isSequence: Bool { bits & Self.sequenceFlag != 0 }
        /// May change when the word is composed.
        var isSuspect: Bool { bits & Self.suspectFlag != 0 }
        /// A letter whose marks do not count.
        var isStripped: Bool { bits & Self.strippedFlag != 0 }
    }

    private let form: TokenForm
    /// The place of each page in `rows`, in pages; 0 for none yet.
    private var pages: [UInt16] = []
    private var rows: [UInt32] = []
    /// The forms that are not of one scalar, in UTF-8.
    private var sequences: [[UInt8]] = []

    init(form: TokenForm) {
        self.form = form
    }

    @inline(__always)
    mutating func row(_ value: UInt32) -> Row {
        let page = Int(value >> 8)
        if page < pages.count {
            let place = Int(pages[page])
            let bits = rows[place << 8 | Int(value & 0xFF)]
            if bits != 0 { return Row(bits: bits) }
        }
        return learn(value)
    }

    /// Appends the form of a row.
    @inline(__always)
    func append(_ row: Row, to out: inout [UInt8]) {
        if row.isSequence {
            out.append(contentsOf: sequences[Int(row.mapped)])
        } else {
            UTF8Scalars.append(row.mapped, to: &out)
        }
    }

    private mutating func learn(_ value: UInt32) -> Row {
        if pages.isEmpty {
            pages = [UInt16](repeating: 0, count: 0x1100)
            rows = [UInt32](repeating: 0, count: 256)
        }
        let page = Int(value >> 8)
        if pages[page] == 0 {
            pages[page] = UInt16(rows.count >> 8)
            rows.append(contentsOf: repeatElement(0, count: 256))
        }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        let mapping = TokenMapping(form)
        let text = mapping.text(of: scalar).unicodeScalars
        var bits = Row.knownFlag | ScalarClass(scalar).rawValue << 21
        if text.count == 1, let only = text.first {
            bits |= only.value
        } else {
            bits |= Row.sequenceFlag | UInt32(sequences.count)
            sequences.append(Array(String(text).utf8))
        }
        if CanonicalForm.isSuspect(value) { bits |= Row.suspectFlag }
        if mapping.isStripped(scalar) { bits |= Row.strippedFlag }
        rows[Int(pages[page]) << 8 | Int(value & 0xFF)] = bits
        return Row(bits: bits)
    }
}
