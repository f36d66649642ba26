import Foundation

/// What was entered at prompts, kept between sessions.
package protocol History {
    /// The latest entries, oldest first, each text once.
    func entries(limit: Int) throws -> [String]
    /// Keeps an entry, unless it begins with a space.
    func append(_ entry: String, milliseconds: Int64) throws
}

/// Folders of the XDG base directory specification.
package enum XDG {
    /// The folder that a variable names, if absolute, else one below the home; nil without a home.
    package static func folder(_ variable: String, otherwise: String, environment: [String: String]) -> URL? {
        if let path = environment[variable], path.hasPrefix("/") { return URL(fileURLWithPath: path) }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return URL(fileURLWithPath: home).appendingPathComponent(otherwise)
    }
}
