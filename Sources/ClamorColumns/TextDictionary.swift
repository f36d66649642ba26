import ClamorText
import Synchronization

/// An immutable list of distinct texts, addressed by code (its place in the list).
///
/// Codes are exact spellings. `classes` gives each code the lowest code that has the same folded form, which is what
/// equality, grouping and `distinct` compare.
package final class TextDictionary: Sendable {
    /// All texts, UTF-8, end to end.
    package let bytes: [UInt8]
    /// `count + 1` offsets into `bytes`.
    package let offsets: [UInt32]
    private let lazyClasses: Mutex<[UInt32]?>
    private let lazyCodes = Mutex<[String: UInt32]?>(nil)

    /// - Parameter classes: for each code its class, where known; else they are made on first use.
    package init(bytes: [UInt8], offsets: [UInt32], classes: [UInt32]? = nil) {
        precondition(!offsets.isEmpty && Int(offsets[offsets.count - 1]) == bytes.count)
        precondition(classes.map { $0.count == offsets.count - 1 } ?? true)
        self.bytes = bytes
        self.offsets = offsets
        lazyClasses = Mutex(classes)
    }

    package convenience init(_ texts: [String]) {
        var bytes: [UInt8] = []
        var offsets: [UInt32] = [0]
        for text in texts {
            bytes.append(contentsOf: text.utf8)
            offsets.append(UInt32(bytes.count))
        }
        self.init(bytes: bytes, offsets: offsets)
    }

    package static let empty = TextDictionary([])

    package var count: Int { offsets.count - 1 }

    package subscript(_ code: UInt32) -> String {
        let range = Int(offsets[Int(code)])..<Int(offsets[Int(code) + 1])
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// For each code the lowest code with the same folded form. Made on first use.
    package var classes: [UInt32] {
        lazyClasses.withLock { held in
            if let held { return held }
            var forms = TextInterner(capacity: count)
            var firsts: [UInt32] = []
            var made: [UInt32] = []
            made.reserveCapacity(count)
            forEachFolded { code, folded in
                let form = Int(forms.intern(folded))
                if form == firsts.count { firsts.append(UInt32(code)) }
                made.append(firsts[form])
            }
            held = made
            return made
        }
    }

    /// The code of an exact spelling, or nil.
    package func code(of text: String) -> UInt32? {
        lazyCodes.withLock { held in
            if held == nil {
                var made: [String: UInt32] = [:]
                made.reserveCapacity(count)
                for code in 0..<UInt32(count) { made[self[code]] = code }
                held = made
            }
            return held?[text]
        }
    }
}
