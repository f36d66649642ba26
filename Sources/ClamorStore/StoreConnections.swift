import Foundation
import GRDB
import Synchronization

/// The connections to one store file: one that writes, and as many that read as there are threads reading.
final class StoreConnections: Sendable {
    let path: String
    /// Nil where the store is only read.
    private let writer: DatabaseQueue?
    private let idleReaders = Mutex<[DatabaseQueue]>([])
    private let readerPath: String

    /// How long a connection waits for another's lock, in seconds.
    static let patience = 10.0

    private init(path: String, readerPath: String, writer: DatabaseQueue?) {
        self.path = path
        self.readerPath = readerPath
        self.writer = writer
    }

    /// The writing connection goes last: it alone can take the log of changes into the file.
    deinit { idleReaders.withLock { $0.removeAll() } }

    /// Closes all connections; nothing may be read or written afterwards.
    func close() {
        idleReaders.withLock { $0.removeAll() }
        try? writer?.close()
    }

    var isReadOnly: Bool { writer == nil }

    // MARK: Opening

    /// Opens a file that exists for reading and writing, and makes it a store of the current form.
    static func writable(path: String, patience: Double) throws -> StoreConnections {
        try StoreError.translating(path) {
            let writer = try DatabaseQueue(path: path, configuration: writerConfiguration(patience))
            try writer.writeWithoutTransaction { db in
                let standing = try StoreSchema.standing(db, path: path)
                if standing == .empty {
                    try db.execute(sql: "PRAGMA page_size = \(StoreSchema.pageBytes)")
                    _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
                }
                if standing != .current { try StoreSchema.migrate(db) }
            }
            return StoreConnections(path: path, readerPath: path, writer: writer)
        }
    }

    /// Opens a store that must not, or cannot, be changed.
    static func readOnly(path: String) throws -> StoreConnections {
        try StoreError.translating(path) {
            do {
                return try reading(path: path, readerPath: path)
            } catch let error where cannotWriteBeside(error) {
                // Where nothing can be written beside the file, it is read as one that nobody changes.
                let left = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
                guard left ?? 0 == 0 else { throw StoreError(path: path, cause: .unfinishedChanges) }
                return try reading(path: path, readerPath: immutableAddress(of: path))
            }
        }
    }

    /// A reader of a file with a log of changes first wants to write beside it; what it says then depends on where it
    /// was kept from that.
    private static func cannotWriteBeside(_ error: any Error) -> Bool {
        if let error = error as? StoreError, case .readOnly = error.cause { return true }
        let code = (error as? DatabaseError)?.resultCode.primaryResultCode
        return code == .SQLITE_CANTOPEN || code == .SQLITE_READONLY
    }

    private static func reading(path: String, readerPath: String) throws -> StoreConnections {
        let connections = StoreConnections(path: path, readerPath: readerPath, writer: nil)
        try connections.read { db in
            switch try StoreSchema.standing(db, path: path) {
            case .current: break
            case .older(let form) where form >= StoreSchema.oldestReadable: break
            case .empty: throw StoreError(path: path, cause: .notAStore)
            case .older(let form):
                throw StoreError(
                    path: path,
                    cause: .other(
                        "this store has form \(form) and must be opened once where it can be written, to become form "
                            + "\(StoreSchema.version)"))
            }
        }
        return connections
    }

    private static func immutableAddress(of path: String) -> String {
        var allowed = CharacterSet.urlPathAllowed
        allowed.remove(charactersIn: "?#%;")
        return "file:\(path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path)?immutable=1"
    }

    private static func writerConfiguration(_ patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.label = "clamor.writer"
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = NORMAL;
                    PRAGMA secure_delete = OFF;
                    PRAGMA cache_size = -16000;
                    PRAGMA journal_size_limit = 67108864;
                    """)
        }
        return configuration
    }

    private static var readerConfiguration: Configuration {
        var configuration = Configuration()
        configuration.label = "clamor.reader"
        configuration.readonly = true
        configuration.foreignKeysEnabled = false
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA cache_size = -4000") }
        return configuration
    }

    // MARK: Using

    /// Reads on some connection. Statements see one state each; `inOneState` has them all see the same.
    func read<T>(_ body: (Database) throws -> T) throws -> T {
        try StoreError.translating(path) {
            let reader: DatabaseQueue
            if let idle = idleReaders.withLock({ $0.popLast() }) {
                reader = idle
            } else {
                reader = try DatabaseQueue(path: readerPath, configuration: Self.readerConfiguration)
            }
            defer { idleReaders.withLock { $0.append(reader) } }
            return try reader.unsafeRead(body)
        }
    }

    /// Reads several things of one state of the file.
    func readInOneState<T>(_ body: (Database) throws -> T) throws -> T {
        try read { db in
            var result: T?
            try db.inTransaction(.deferred) {
                result = try body(db)
                return .commit
            }
            return result!
        }
    }

    /// Reads of the derived tables what belongs to a journal.
    ///
    /// - Throws: `StoreError` with cause `changedMeanwhile` when they have been made anew since it was read.
    func readDerived<T>(of journal: Journal, _ body: (Database) throws -> T) throws -> T {
        try read { db in
            // What does not fit together any more may look damaged; so that comes second.
            let result = Result { try body(db) }
            try journal.requireGeneration(db)
            return try result.get()
        }
    }

    /// Writes, all or nothing.
    func write<T>(_ body: (Database) throws -> T) throws -> T {
        guard let writer else { throw StoreError(path: path, cause: .readOnly) }
        return try StoreError.translating(path) {
            try writer.writeWithoutTransaction { db in
                var result: T?
                try db.inTransaction(.immediate) {
                    result = try body(db)
                    return .commit
                }
                return result!
            }
        }
    }

    /// Writes all that is in use into the file anew, and empties the log of changes.
    ///
    /// - Throws: `StoreError` with cause `locked` when others read what was before for longer than is waited.
    func rewriteFile() throws {
        guard let writer else { throw StoreError(path: path, cause: .readOnly) }
        try StoreError.translating(path) {
            try writer.writeWithoutTransaction { db in
                try db.execute(sql: "VACUUM")
                let isBusy = try Bool.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? false
                if isBusy { throw StoreError(path: path, cause: .locked) }
            }
        }
    }
}
