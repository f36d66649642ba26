import CRE2

/// A regular expression in RE2's syntax; matching takes time linear in the text.
final class RegularExpression: @unchecked Sendable {
    // RE2 objects may be used from several threads once they are made.
    private let handle: OpaquePointer

    /// - Throws: `ExecutionError` for a text that is no pattern.
    init(_ pattern: String) throws {
        var pattern = pattern
        let message = UnsafeMutableBufferPointer<CChar>.allocate(capacity: 256)
        defer { message.deallocate() }
        let compiled = pattern.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                clamor_regex_compile(characters.baseAddress, characters.count, message.baseAddress, message.count)
            }
        }
        guard let compiled else {
            throw ExecutionError("`/\(pattern)/` is not a regular expression: \(String(cString: message.baseAddress!))")
        }
        handle = compiled
    }

    deinit { clamor_regex_free(handle) }

    /// Whether it matches somewhere in the text.
    func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        text.withMemoryRebound(to: CChar.self) { characters in
            clamor_regex_matches(handle, characters.baseAddress, characters.count)
        }
    }
}
