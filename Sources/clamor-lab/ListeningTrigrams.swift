import Foundation

/// Made-up text with the letter statistics of a language: a Markov chain of order two over its trigram counts, words
/// being parted by spaces.
struct TrigramChain {
    /// What may follow two letters, in order of the letter, with running sums of the counts.
    private struct Successors {
        var letters: [Character] = []
        var sums: [Int] = []

        mutating func add(_ letter: Character, _ count: Int) {
            letters.append(letter)
            sums.append((sums.last ?? 0) + count)
        }

        func draw(_ random: inout ListeningRandom) -> Character? {
            guard let total = sums.last else { return nil }
            let place = Int.random(in: 0..<total, using: &random)
            return sums.firstIndex { place < $0 }.map { letters[$0] }
        }
    }

    private var after: [String: Successors] = [:]

    /// - Parameter counts: of sequences of one to three letters; a space stands for the edge of a word.
    init(counts: [String: Int]) {
        var folded: [String: Int] = [:]
        for (gram, count) in counts where count > 0 { folded[gram.lowercased(), default: 0] += count }
        for (gram, count) in folded.sorted(by: { $0.key < $1.key }) {
            let letters = Array(gram)
            let startsWord = letters.count == 2 && letters[0] == " " && letters[1] != " "
            guard letters.count == 3 || startsWord, let last = letters.last else { continue }
            after[String(letters.dropLast()), default: Successors()].add(last, count)
        }
    }

    /// Reads a profile of langdetect: JSON, the counts under `freq`.
    init(profile: Data) throws {
        struct Profile: Decodable { var freq: [String: Int] }
        self.init(counts: try JSONDecoder().decode(Profile.self, from: profile).freq)
    }

    /// Words until at least so many letters are reached. Every other one is drawn from `common`, if that has any.
    func text(letters: Int, common: [String] = [], _ random: inout ListeningRandom) -> String {
        var result = ""
        while result.count < letters {
            let known = Bool.random(using: &random) ? common.randomElement(using: &random) : nil
            guard let word = known ?? word(&random) else { break }
            if !result.isEmpty { result += " " }
            result += word
        }
        return result
    }

    private func word(_ random: inout ListeningRandom) -> String? {
        guard let first = after[" "]?.draw(&random) else { return nil }
        var word = String(first)
        var previous: Character = " "
        var last = first
        while word.count < 30, let next = after[String([previous, last])]?.draw(&random), next != " " {
            word.append(next)
            previous = last
            last = next
        }
        return word
    }
}
