import ClamorText

/// Imports what arguments name, part by part.
struct ImportRun {
    let setting: ImportSetting
    /// What came of every file or part, in order.
    private(set) var results: [Result<ImportOutcome, any Error>] = []

    /// How deep containers may lie in each other: a workbook in an archive.
    private static let nesting = 2

    init(setting: ImportSetting) {
        self.setting = setting
    }

    /// Throws `ImportError.cancelled` alone; everything else is among the results.
    mutating func take(_ input: Result<ImportInput, ImportError>) throws {
        let sheet = setting.options.sheet
        do {
            switch try input.get() {
            case .file(let path): try take(ImportPart(path: path), path: path, sheet: sheet, depth: 0)
            case .group(let name, let files):
                let parts = files.map { (name: $0, part: ImportPart(path: $0), path: Optional($0)) }
                try takeAll(parts, of: name, sheet: sheet, depth: 0)
            }
        } catch ImportError.cancelled(let source) {
            throw ImportError.cancelled(source: source)
        } catch {
            results.append(.failure(error))
        }
    }

    /// Imports a file or part; throws why nothing of it could be imported.
    ///
    /// - Parameters:
    ///   - path: of a file of its own.
    ///   - sheet: the one part to be read, where the file holds several.
    private mutating func take(_ part: ImportPart, path: String?, sheet: String?, depth: Int) throws {
        let source = try part.open()
        if let kind = source.container, depth < Self.nesting {
            let isPlain = part.isRepeatable && source.compression.isEmpty
            let container = try Container(source, kind, path: isPlain ? path : nil)
            return try take(container, of: source.name, sheet: sheet, depth: depth)
        }
        if let sheet {
            throw ImportError.noPart(sheet, source: source.name, kind: "part", parts: [], nearest: [])
        }
        results.append(.success(try FileJob(part, source, setting).run()))
    }

    private mutating func take(_ container: Container, of source: String, sheet: String?, depth: Int) throws {
        if let sheet, let part = container.part(named: sheet) {
            return try take(part, path: nil, sheet: nil, depth: depth + 1)
        }
        let missing = sheet.map { sheet in
            ImportError.noPart(
                sheet, source: source, kind: container.kind, parts: container.names,
                nearest: nearest(to: sheet, in: container.names))
        }
        // A workbook in an archive may hold what the archive does not.
        if let missing, container.kind != "file" { throw missing }
        do {
            let parts = container.parts.map { (name: $0.name, part: $0.part, path: String?.none) }
            try takeAll(
                parts, of: source, sheet: sheet, depth: depth + 1, leftOut: missing == nil ? container.others : [])
        } catch let error as ImportError {
            if let missing, case .nothingInside = error { throw missing }
            throw error
        }
    }

    /// Imports files that were not named themselves: one that is no export is left out. Throws where all are.
    private mutating func takeAll(
        _ parts: [(name: String, part: ImportPart, path: String?)], of source: String, sheet: String?, depth: Int,
        leftOut others: [(name: String, seen: String)] = []
    ) throws {
        var leftOut: [(name: String, seen: String)] = []
        let before = results.count
        var isAnyDone = false
        for (name, part, path) in parts {
            do {
                try take(part, path: path, sheet: sheet, depth: depth)
                isAnyDone = true
            } catch let error as ImportError {
                if case .cancelled = error { throw error }
                if let seen = error.seen {
                    leftOut.append((name, seen))
                    results.append(.failure(ImportError.leftOut(source: part.name, seen: seen)))
                } else {
                    isAnyDone = true
                    results.append(.failure(error))
                }
            } catch {
                isAnyDone = true
                results.append(.failure(error))
            }
        }
        if !isAnyDone {
            results.removeSubrange(before...)
            throw ImportError.nothingInside(
                source: source, parts: (leftOut + others).map { "\(SafeText.escapedForTerminal($0.name)) \($0.seen)" })
        }
        for (name, seen) in others {
            results.append(.failure(ImportError.leftOut(source: "\(source): \(name)", seen: seen)))
        }
    }
}
