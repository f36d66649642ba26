import Glibc

/// What an argument of `import` names.
enum ImportInput: Equatable {
    /// A file, or `-`.
    case file(String)
    /// The files of a folder or of a pattern, in the order of their paths.
    case group(name: String, files: [String])
}

/// Finds the files that arguments name: files, folders with all below them, and patterns (`*`, `?`, `[a-z]`, `**` for
/// folders of any depth). Hidden files and folders are left out unless they are named.
enum FilePatterns {
    /// What every argument names. A file that several name is given once. A pattern that matches nothing is an error
    /// of its own.
    static func inputs(_ arguments: [String]) -> [Result<ImportInput, ImportError>] {
        var seen: Set<String> = []
        return arguments.compactMap { argument in
            let input: ImportInput
            if argument == "-" {
                input = .file(argument)
            } else if kind(argument) == .folder {
                input = .group(name: argument, files: files(below: argument))
            } else if kind(argument) == nil, isPattern(argument) {
                let found = matches(argument)
                if found.isEmpty { return .failure(.noMatch(pattern: argument)) }
                input = .group(name: argument, files: found)
            } else {
                input = .file(argument)
            }
            switch input {
            case .file(let path): return seen.insert(path).inserted ? .success(input) : nil
            case .group(let name, let files):
                return .success(.group(name: name, files: files.filter { seen.insert($0).inserted }))
            }
        }
    }

    private enum Kind {
        case file, folder
    }

    /// What lies at a path, links followed; nil where nothing does.
    private static func kind(_ path: String) -> Kind? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : .file
    }

    /// All files below a folder, by path. Links to folders are not followed: they may lead back.
    private static func files(below folder: String) -> [String] {
        var found: [String] = []
        var folders = [folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder]
        while let folder = folders.popLast() {
            for name in names(in: folder) where !name.hasPrefix(".") {
                let path = join(folder, name)
                switch kind(path) {
                case .folder: if !isLink(path) { folders.append(path) }
                case .file: if isRegular(path) { found.append(path) }
                case nil: break
                }
            }
        }
        return found.sorted(by: isBefore)
    }

    /// Whether it ends: a pipe or a device may have nothing to read, or no end.
    private static func isRegular(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    private static func isLink(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
    }

    private static func names(in folder: String) -> [String] {
        guard let stream = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted(by: isBefore)
    }

    private static func join(_ folder: String, _ name: String) -> String {
        folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }

    /// By bytes, so that the order is the same everywhere.
    private static func isBefore(_ one: String, _ other: String) -> Bool {
        one.utf8.lexicographicallyPrecedes(other.utf8)
    }

    // MARK: Patterns

    private static func isPattern(_ text: String) -> Bool { text.contains { "*?[".contains($0) } }

    /// The files that a pattern names, by path; a folder that it names gives the files below it.
    private static func matches(_ pattern: String) -> [String] {
        let steps = pattern.split(separator: "/").map(String.init)
        var found: Set<String> = []
        match(steps[...], in: pattern.hasPrefix("/") ? "/" : "", &found)
        return found.sorted(by: isBefore)
    }

    private static func match(_ steps: ArraySlice<String>, in folder: String, _ found: inout Set<String>) {
        guard let step = steps.first else { return }
        let rest = steps.dropFirst()
        if step == "**" {
            match(rest.isEmpty ? ["*"] : rest, in: folder, &found)
            for name in names(in: folder) where !name.hasPrefix(".") {
                let path = join(folder, name)
                if kind(path) == .folder, !isLink(path) { match(steps, in: path, &found) }
            }
            return
        }
        for path in paths(step, in: folder) {
            switch kind(path) {
            case .folder where rest.isEmpty: found.formUnion(files(below: path))
            case .folder: match(rest, in: path, &found)
            case .file: if rest.isEmpty { found.insert(path) }
            case nil: break
            }
        }
    }

    private static func paths(_ step: String, in folder: String) -> [String] {
        guard isPattern(step) else { return [join(folder, step)] }
        // FNM_PERIOD: hidden names are matched only where the pattern says the dot.
        return names(in: folder).filter { fnmatch(step, $0, FNM_PERIOD) == 0 }.map { join(folder, $0) }
    }
}
