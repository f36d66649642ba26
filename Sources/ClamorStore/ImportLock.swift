import Foundation

/// The turn to import into a store: an advisory lock on a file beside it, freed when its holder ends, however it ends.
final class ImportLock {
    private let descriptor: Int32

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }

    /// Takes the lock if it is free.
    ///
    /// - Throws: `StoreError` when the file cannot be made.
    static func ifFree(store path: String) throws -> ImportLock? {
        let descriptor = open(path + "-import", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StoreError(path: path, cause: errno == ENOSPC ? .diskFull : .readOnly)
        }
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return ImportLock(descriptor: descriptor) }
        close(descriptor)
        return nil
    }

    /// Takes the lock, waiting for it.
    ///
    /// - Parameter waiting: called ten times a second while another holds it; may throw to give up.
    static func waiting(store path: String, _ waiting: () throws -> Void) throws -> ImportLock {
        while true {
            if let lock = try ifFree(store: path) { return lock }
            try waiting()
            usleep(100_000)
        }
    }
}
