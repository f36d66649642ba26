import Foundation

/// Reads the labelled sets that the listening models are trained and measured on.
struct ListeningData {
    let folder: URL

    init(_ path: String) { folder = URL(fileURLWithPath: path, isDirectory: true) }

    /// Languages of the multilingual sets: folder, code. The Hindi there is romanised.
    static let languages = [
        ("english", "en"), ("spanish", "es"), ("french", "fr"), ("german", "de"), ("italian", "it"),
        ("portuguese", "pt"), ("hindi", "hi"), ("arabic", "ar"),
    ]

    /// Tweets of `multilingual/LANGUAGE`; `part` is `train` or `val`.
    func multilingual(_ language: String, _ part: String) throws -> [String] {
        try lines("sentiment/multilingual/\(language)/\(part)_text.txt")
    }

    /// Distinct English tweets of all SemEval files, in order of the text.
    func semeval() throws -> [String] {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: folder.appendingPathComponent("sentiment/semeval").path)
        var texts: Set<String> = []
        for name in names where name.hasSuffix(".tsv") {
            for line in try lines("sentiment/semeval/\(name)") {
                let cells = line.split(separator: "\t", omittingEmptySubsequences: true)
                if cells.count >= 3 { texts.insert(String(cells[2])) }
            }
        }
        return texts.sorted()
    }

    /// English texts of VADER's rated sets: tweets, reviews of goods and films, newspaper editorials. `part` is `train`,
    /// or `val`: every tenth text.
    func rated(_ part: String) throws -> [String] {
        try ["amazonReviewSnippets", "movieReviewSnippets", "nytEditorialSnippets", "tweets"].flatMap { name in
            try lines("sentiment/vader/\(name)_GroundTruth.txt").enumerated().compactMap { number, line in
                let cells = line.split(separator: "\t", maxSplits: 2)
                return cells.count == 3 && (number % 10 == 9) == (part == "val") ? String(cells[2]) : nil
            }
        }
    }

    /// Titles of posts on Hacker News, nearly all in English; nothing is trained on them.
    func titles() throws -> [String] {
        let file = folder.appendingPathComponent("exports/hackernews/hacker_news.csv")
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        return CommaSeparated.rows(of: text).dropFirst().filter { $0.count > 1 }.map { $0[1] }
    }

    struct Comment: Equatable {
        var text: String
        var isSpam: Bool
        /// The video that it stands under: the place of its file.
        var video: Int
    }

    /// The labelled comments of all files in `spam`, in order of the files.
    func comments() throws -> [Comment] {
        let spam = folder.appendingPathComponent("spam")
        let names = try FileManager.default.contentsOfDirectory(atPath: spam.path).filter { $0.hasSuffix(".csv") }
        var comments: [Comment] = []
        for (video, name) in names.sorted().enumerated() {
            let text = String(decoding: try Data(contentsOf: spam.appendingPathComponent(name)), as: UTF8.self)
            for row in CommaSeparated.rows(of: text).dropFirst() where row.count == 5 {
                comments.append(Comment(text: row[3], isSpam: row[4] == "1", video: video))
            }
        }
        return comments
    }

    /// Texts of people who sell nothing: distinct, in order of the text.
    func others(_ set: OtherTexts) throws -> [String] {
        let texts: [String]
        switch set {
        case .tweets: return try semeval()
        case .reviews: texts = try snippets("amazonReviewSnippets")
        case .films: texts = try snippets("movieReviewSnippets")
        case .editorials: texts = try snippets("nytEditorialSnippets")
        case .titles: texts = try column(1, "exports/hackernews/hacker_news.csv")
        case .videoComments: texts = try column(3, "exports/youtube/youtube_comments.csv")
        case .newsPosts:
            struct Post: Decodable { var text: String }
            let posts = try Data(contentsOf: folder.appendingPathComponent("exports/bluesky/nytimes-posts.jsonl"))
            texts = try posts.split(separator: 0x0A).map { try JSONDecoder().decode(Post.self, from: $0).text }
        }
        return Set(texts).sorted()
    }

    /// Texts of the sets that people rated: number, mean, text.
    private func snippets(_ name: String) throws -> [String] {
        try lines("sentiment/vader/\(name)_GroundTruth.txt").compactMap { line in
            let cells = line.split(separator: "\t", maxSplits: 2)
            return cells.count == 3 ? String(cells[2]) : nil
        }
    }

    private func column(_ index: Int, _ path: String) throws -> [String] {
        let text = String(decoding: try Data(contentsOf: folder.appendingPathComponent(path)), as: UTF8.self)
        return CommaSeparated.rows(of: text).dropFirst().compactMap { $0.count > index ? $0[index] : nil }
    }

    private func lines(_ path: String) throws -> [String] {
        let data = try Data(contentsOf: folder.appendingPathComponent(path))
        return data.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }
}

/// Sets in which spam is rare.
enum OtherTexts: String, CaseIterable {
    case tweets
    case reviews = "shop reviews"
    case films = "film reviews"
    case editorials
    case titles = "link titles"
    case newsPosts = "a newspaper's posts"
    case videoComments = "video comments, unlabelled"
}

/// Comma-separated values as RFC 4180 has them.
enum CommaSeparated {
    static func rows(of text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        let bytes = Array(text.utf8)
        var index = 0
        func endCell() {
            row.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll()
        }
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    cell.append(byte)
                } else if index < bytes.count, bytes[index] == byte {
                    cell.append(byte)
                    index += 1
                } else {
                    isQuoted = false
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where cell.isEmpty: isQuoted = true
            case UInt8(ascii: ","): endCell()
            case 0x0D: break
            case 0x0A:
                endCell()
                rows.append(row)
                row = []
            default: cell.append(byte)
            }
        }
        if !cell.isEmpty || !row.isEmpty {
            endCell()
            rows.append(row)
        }
        return rows
    }
}
