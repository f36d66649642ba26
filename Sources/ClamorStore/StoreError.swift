import ClamorColumns
import GRDB

/// Why a store could not be opened, read or written.
package struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Cause: Sendable, Hashable {
        /// The path names a folder.
        case isFolder
        /// There is no such file, and none was to be made.
        case missing
        /// The folder that the file should lie in does not exist.
        case folderMissing(String)
        /// The file or its folder may not be read.
        case notPermitted
        /// The file is something else.
        case notAStore
        /// The file is a store where another database was expected.
        case isStore
        /// A later clamor has written the file.
        case newer(version: Int, supported: Int)
        /// What is stored is not what was written.
        case damaged(String)
        /// Writing was asked for where it is not possible.
        case readOnly
        case diskFull
        /// Another process kept the file for more than ten seconds.
        case locked
        /// Changes that lie beside a file in a folder that cannot be written.
        case unfinishedChanges
        /// What a snapshot shows has been made anew, or some of it forgotten, since it was taken.
        case changedMeanwhile
        /// A batch has removed something, and unused parts of the file still have its bytes.
        case notPurged(batch: Int64, reason: String)
        /// A batch that does not exist, or that cannot be undone.
        case batch(String)
        /// A recipe that does not exist, or cannot be kept.
        case recipe(String)
        /// A mention that does not exist, or that its id alone does not tell.
        case mention(String)
        case other(String)
    }

    package let path: String
    package let cause: Cause

    package init(path: String, cause: Cause) {
        self.path = path
        self.cause = cause
    }

    /// One sentence, beginning with the path.
    package var description: String { "\(path): \(reason)" }

    /// The cause as a clause.
    var reason: String {
        switch cause {
        case .isFolder: "this is a folder, not a store"
        case .missing: "there is no such store"
        case .folderMissing(let folder): "the folder \(folder) does not exist"
        case .notPermitted: "no permission to read this file or its folder"
        case .notAStore: "this file is no store of clamor"
        case .isStore: "this file is a store of clamor"
        case .newer(let version, let supported):
            "this store has form \(version), made by a newer clamor; this clamor knows forms up to \(supported)"
        case .damaged(let what): "the store is damaged: \(what); `clamor check` tells more"
        case .readOnly: "the store cannot be written: the file or its folder is read-only"
        case .diskFull: "the disk is full"
        case .locked: "another process has kept the store busy for more than 10 seconds"
        case .unfinishedChanges:
            "a program has left changes beside the store, and its folder is read-only; open the store once where it can"
                + " be written"
        case .changedMeanwhile: "the store was repaired, or something in it forgotten, in the meantime; ask again"
        case .notPurged(let batch, let reason):
            "batch \(batch) has removed the mentions, but unused parts of the file still hold them (\(reason)); opening"
                + " the store for writing again clears them"
        case .batch(let what), .recipe(let what), .mention(let what), .other(let what): what
        }
    }

    /// Runs `body` and tells its errors in terms of the store at `path`.
    static func translating<T>(_ path: String, _ body: () throws -> T) throws -> T {
        do {
            return try body()
        } catch let error as DatabaseError {
            throw StoreError(path: path, cause: cause(of: error))
        } catch let error as DamagedPlace {
            throw StoreError(path: path, cause: error.cause)
        } catch is ChangedMeanwhile {
            throw StoreError(path: path, cause: .changedMeanwhile)
        }
    }

    private static func cause(of error: DatabaseError) -> Cause {
        switch error.resultCode.primaryResultCode {
        case .SQLITE_NOTADB: .notAStore
        case .SQLITE_CORRUPT: .damaged("its pages do not fit together")
        case .SQLITE_FULL: .diskFull
        case .SQLITE_BUSY, .SQLITE_LOCKED: .locked
        case .SQLITE_READONLY: .readOnly
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .notPermitted
        case .SQLITE_IOERR: .other("the file could not be read or written (code \(error.extendedResultCode.rawValue))")
        default: .other("the store refused: \(error.message ?? "no reason given")")
        }
    }
}

/// Something stored that cannot be read, and where it lies. `translating` makes a `StoreError` of it.
struct DamagedPlace: Error {
    /// "segment 3, field likes"
    var place: String
    var reason = SegmentFormatError.damaged

    init(_ place: String, _ reason: SegmentFormatError = .damaged) {
        self.place = place
        self.reason = reason
    }

    var cause: StoreError.Cause {
        reason == .newerVersion ? .other("\(place) was written by a newer clamor") : .damaged("\(place) cannot be read")
    }
}

/// Derived tables that are no longer those of a snapshot. `translating` makes a `StoreError` of it.
struct ChangedMeanwhile: Error {}
