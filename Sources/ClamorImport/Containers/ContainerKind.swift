/// What holds several exports, known by its first bytes.
enum ContainerKind: Sendable {
    /// A zip archive; a workbook is one, too.
    case zip
    /// A database in a file.
    case sqlite

    /// Bytes that tell it.
    static let signature = 16

    init?(_ head: [UInt8]) {
        if head.starts(with: Array("PK\u{3}\u{4}".utf8)) || head.starts(with: Array("PK\u{5}\u{6}".utf8)) {
            self = .zip
        } else if head.starts(with: Array("SQLite format 3\0".utf8)) {
            self = .sqlite
        } else {
            return nil
        }
    }
}
