import Foundation

/// The reader of standard output went away (`| head -1`): not an error, only the end.
package struct ReaderGone: Error {}

/// Somewhere that bytes are written to in order.
package protocol ByteStream: AnyObject, Sendable {
    /// - Throws: `ReaderGone` when nobody reads any more; `StreamError` when the bytes cannot be written.
    func write(_ bytes: [UInt8]) throws
}

extension ByteStream {
    package func write(_ text: String) throws { try write(Array(text.utf8)) }
}

/// Takes everything and keeps nothing.
package final class NoStream: ByteStream {
    package init() {}
    package func write(_ bytes: [UInt8]) {}
}

/// Bytes could not be written.
package struct StreamError: Error, CustomStringConvertible {
    package let description: String
}

/// A file descriptor written without buffering: callers hand over large blocks.
package final class DescriptorStream: ByteStream {
    private let descriptor: Int32
    private let name: String

    package static let standardOutput = DescriptorStream(STDOUT_FILENO, name: "standard output")
    package static let standardError = DescriptorStream(STDERR_FILENO, name: "standard error")

    package init(_ descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    package func write(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Foundation.write(descriptor, rest.baseAddress, rest.count)
                if count >= 0 {
                    rest = rest.dropFirst(count)
                } else if errno == EPIPE {
                    throw ReaderGone()
                } else if errno == EAGAIN {
                    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    poll(&waiting, 1, -1)
                } else if errno != EINTR {
                    throw StreamError(description: "cannot write to \(name): \(String(cString: strerror(errno)))")
                }
            }
        }
    }
}

extension UnsafeRawBufferPointer.SubSequence {
    fileprivate var baseAddress: UnsafeRawPointer? { UnsafeRawBufferPointer(rebasing: self).baseAddress }
}
