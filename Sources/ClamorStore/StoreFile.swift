import Foundation

/// Finds out what a path names, and makes the file of a new store.
struct StoreFile {
    /// The path without links, so that all who open the file agree on its name.
    let path: String
    /// Whether the file and its folder can be written.
    let isWritable: Bool

    /// - Throws: `StoreError` when there is no file that can be read, and none may be made.
    init(path given: String, mayCreate: Bool) throws {
        let absolute = URL(fileURLWithPath: given).standardizedFileURL.path
        var status = stat()
        if stat(absolute, &status) != 0 {
            guard errno == ENOENT || errno == ENOTDIR else { throw StoreError(path: given, cause: .notPermitted) }
            try Self.create(absolute, given: given, mayCreate: mayCreate)
        } else if status.st_mode & S_IFMT == S_IFDIR {
            throw StoreError(path: given, cause: .isFolder)
        } else if access(absolute, R_OK) != 0 {
            throw StoreError(path: given, cause: .notPermitted)
        }
        path = URL(fileURLWithPath: absolute).resolvingSymlinksInPath().path
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        isWritable = access(path, W_OK) == 0 && access(folder, W_OK) == 0
    }

    /// Makes an empty file that its owner alone can read. The file is opened here only because nobody can have it open
    /// yet: closing a second descriptor later would drop the locks of the first.
    private static func create(_ absolute: String, given: String, mayCreate: Bool) throws {
        let folder = URL(fileURLWithPath: absolute).deletingLastPathComponent().path
        var status = stat()
        guard stat(folder, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw StoreError(path: given, cause: .folderMissing(folder))
        }
        guard mayCreate else { throw StoreError(path: given, cause: .missing) }
        let descriptor = open(absolute, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor >= 0 {
            close(descriptor)
            return
        }
        switch errno {
        case EEXIST: return
        case ENOSPC, EDQUOT: throw StoreError(path: given, cause: .diskFull)
        case EROFS: throw StoreError(path: given, cause: .readOnly)
        default: throw StoreError(path: given, cause: .notPermitted)
        }
    }
}
