import Foundation

/// Files that statements name.
package enum Files {
    /// A file could not be read or written.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
        package let help: String?

        package init(description: String, help: String? = nil) {
            self.description = description
            self.help = help
        }
    }

    /// A path with a beginning `~/` as the home folder, as shells take it.
    static func expanded(_ path: String) -> String {
        guard path == "~" || path.hasPrefix("~/"), let home = ProcessInfo.processInfo.environment["HOME"] else {
            return path
        }
        return home + path.dropFirst()
    }

    /// The whole text of a file.
    package static func text(_ path: String) throws -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw Failure(description: "\(path): there is no such file")
        }
        if isFolder.boolValue { throw Failure(description: "\(path) is a folder, not a file") }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Failure(description: "\(path) cannot be read: permission denied")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw Failure(description: "\(path) is not UTF-8 text")
        }
        return text
    }

    package static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    /// Writes a file whole or not at all: beside it first, then in its place.
    ///
    /// - Parameter mode: of a new file; one that is there keeps its own.
    package static func write(
        _ path: String, mode: mode_t = 0o644, _ body: (@escaping ([UInt8]) throws -> Void) throws -> Void
    ) throws {
        try checkNoFolder(path)
        let temporary = path + ".part-\(getpid())"
        var former = stat()
        let isThere = stat(path, &former) == 0
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            throw Failure(description: "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        let stream = DescriptorStream(descriptor, name: path)
        do {
            if isThere { fchmod(descriptor, former.st_mode & 0o777) }
            try body { try stream.write($0) }
            close(descriptor)
        } catch {
            close(descriptor)
            unlink(temporary)
            throw error
        }
        guard rename(temporary, path) == 0 else {
            let reason = String(cString: strerror(errno))
            unlink(temporary)
            throw Failure(description: "\(path) cannot be written: \(reason)")
        }
    }

    static func checkNoFolder(_ path: String) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            throw Failure(description: "\(path) is a folder; a file's name is needed")
        }
    }
}

extension String {
    fileprivate init?(validating data: Data, as encoding: UTF8.Type) {
        self.init(data: data, encoding: .utf8)
    }
}
