import ClamorColumns
import ClamorText
import GRDB

/// What annotations have said of one mention so far.
struct WorkState: Sendable {
    private(set) var status: String?
    private(set) var assignee: String?
    private(set) var tags: [String] = []

    /// - Parameter value: of tags with a sign before the name: `+` adds it, `-` takes it away.
    mutating func apply(_ field: String, _ value: String?) {
        switch field {
        case "status": status = value
        case "assignee": assignee = value
        default:
            guard let value, let sign = value.first else { return }
            let name = String(value.dropFirst())
            if sign == "-" {
                let folded = FoldedText.fold(name)
                tags.removeAll { FoldedText.fold($0) == folded }
            } else if !has(tag: name) {
                tags.append(name)
            }
        }
    }

    /// Tags are the same whatever their case.
    private func has(tag name: String) -> Bool {
        let folded = FoldedText.fold(name)
        return tags.contains { FoldedText.fold($0) == folded }
    }

    /// What must be noted for the state to say what an export does, which takes nothing away.
    func changes(_ fields: [(field: String, value: String)]) -> [(field: String, value: String)] {
        fields.compactMap { field, value in
            switch field {
            case "status": status == value ? nil : (field, value)
            case "assignee": assignee == value ? nil : (field, value)
            default: has(tag: value) ? nil : ("tags", "+" + value)
            }
        }
    }

    /// As an export gives it.
    var fields: [(field: String, value: String)] {
        tags.map { ("tags", $0) } + (status.map { [("status", $0)] } ?? [])
            + (assignee.map { [("assignee", $0)] } ?? [])
    }
}

/// The work fields of all mentions of finished batches.
struct KnownWork: Sendable {
    /// By row of the current version.
    private let states: [Int64: WorkState]

    init(_ connections: StoreConnections) throws {
        let journal = try connections.readInOneState { try Journal.read($0) }
        let snapshot = StoreSnapshot(
            journal: journal, connections: connections, cache: SegmentCache(budget: Self.cacheBytes),
            shelf: DictionaryShelf(connections: connections, journal: journal))
        states = try AnnotationOverlay.states(snapshot)
    }

    /// Whether rows count is all that is read.
    private static let cacheBytes = 16 << 20

    /// The state of the mention that some rows belong to.
    func state(of rows: [Int64]) -> WorkState { rows.lazy.compactMap { states[$0] }.first ?? WorkState() }
}
