import ClamorQuery
import ClamorStore
import ClamorTime
import Foundation
import Testing

/// A mention by a person whose every trace can be told from those of others.
func zora(_ number: Int) -> MentionRecord {
    var record = mention(number)
    record.id = "zq-\(number)"
    record.url = "https://quux.example/zora/\(number)"
    record.domain = "quux.example"
    record.title = "Zorapost \(number)"
    record.text = "marzipanic velocipede \(number)"
    record.hashtags = ["Zorahashtag"]
    record.handles = ["zorafriend"]
    record.author = "ZoraQuux"
    record.authorName = "Zora Quuxington"
    record.location = "Zoratown"
    record.country = "ZQ"
    record.brand = []
    record.extra = [("Campaign", "zoracampaign")]
    return record
}

/// Beginnings of words that only her mentions hold, in lower case.
let traces = [
    "zoraquux", "quuxington", "marzipanic", "velocipede", "zorapost", "zq-", "quux.example", "zorahashtag",
    "zorafriend", "zoratown", "zoracampaign",
]

extension StoreFixture {
    /// Which texts the bytes of the store's files hold, in any case.
    func found(_ texts: [String]) throws -> [String] {
        var found: [String] = []
        for file in try FileManager.default.contentsOfDirectory(atPath: folder).sorted() {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file))
            let lower = Data(bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 })
            for text in texts where lower.firstRange(of: Data(text.utf8)) != nil { found.append("\(file): \(text)") }
        }
        return found
    }
}
