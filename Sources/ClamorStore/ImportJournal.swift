/// What identifies an import: the same again is a report, not a batch.
package struct ImportIdentity: Sendable, Hashable {
    /// Path or name as given.
    package var source: String
    /// Digest of the file's bytes, hexadecimal.
    package var digest: String
    /// Size in bytes.
    package var size: Int64
    /// Name of the format.
    package var format: String
    /// Canonical text of map and fill.
    package var options: String

    package init(source: String, digest: String, size: Int64, format: String, options: String) {
        self.source = source
        self.digest = digest
        self.size = size
        self.format = format
        self.options = options
    }
}

/// What an import did. `read = new + updated + duplicate + rejected`; context records and deletions are apart.
package struct ImportReport: Sendable, Hashable {
    package var batch: Int64?
    package var source: String
    package var format: String
    package var read = 0
    package var new = 0
    package var updated = 0
    package var duplicate = 0
    package var rejected = 0
    /// Records kept as context only.
    package var context = 0
    /// Known mentions that a record of the file ended.
    package var deleted = 0
    /// Records of which something was set right: encodings, tags, escapes.
    package var repaired = 0
    /// Records that were rejected because another mention has their id.
    package var unlike = 0
    static let unlikeReason = "has the id of another mention of that channel, with another author, time and text"
    /// What else there is to tell, in the order in which it is shown.
    package var details: [ImportDetail] = []
    package var seconds = 0.0
    /// Batch that held the same bytes with the same options already.
    package var sameAs: Int64?

    package init(source: String, format: String) {
        self.source = source
        self.format = format
    }
}

/// One line of the report of an import, beside its counts.
package struct ImportDetail: Sendable, Hashable {
    /// What it tells of: `repaired`, `time`, `channel`, `encoding`, `zone`, `column`, `context`, `deleted`, `note`.
    package var section: String
    /// What is counted or said: a kind of repair, a channel, a column of the file.
    package var item: String
    /// What became of it: the field of a column, a time, a remark.
    package var value: String?
    package var count: Int?

    package init(section: String, item: String, value: String? = nil, count: Int? = nil) {
        self.section = section
        self.item = item
        self.value = value
        self.count = count
    }
}
