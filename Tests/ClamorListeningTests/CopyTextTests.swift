import ClamorListening
import Testing

struct CopyTextTests {
    @Test(arguments: [
        ("RT @acme: Great NEWS!!! https://t.co/abc", "great news"), ("Great, news", "great news"),
        ("  great\n\tnews  ", "great news"), ("it's “fine”…", "its fine"), ("#Great #news", "great news"),
        ("Ｇｒｅａｔ ﬁne 𝗻𝗲𝘄𝘀", "great fine news"), ("CAFE\u{301}", "café"), ("I ❤️ it👍🏽👍", "i ❤ it 👍 👍"),
        ("start art rt", "start art"), ("@a @b http://x.example", ""), ("", ""), ("don’t", "dont"),
        ("www.example.org/x y", "y"), ("wwww y", "wwww y"), ("新しい製品", "新しい製品"), ("Straße", "strasse"),
    ])
    func normalForm(_ text: String, _ normal: String) {
        let copy = CopyText(text)
        let scalars = copy.scalars.compactMap { Unicode.Scalar($0) }
        #expect(String(String.UnicodeScalarView(scalars)) == normal)
    }

    /// Emoji are no words; of scripts without spaces three letters begun count as one.
    @Test(arguments: [
        ("RT @acme: Great NEWS!!! https://t.co/abc", 2), ("I ❤️ it👍🏽👍", 2), ("😡😡😡", 0), ("@a 👀 https://t.co/1", 0),
        ("新しい製品", 2), ("新しい 製品 は とても 良い", 5), ("这家公司的电话坏了三次也没有人肯回答我们的问题", 8),
        ("ขอบคุณมาก", 3), ("이 전화는 정말 좋아요", 4), ("iPhone手机", 1), ("手机 a", 2), ("", 0),
    ])
    func words(_ text: String, _ count: Int) {
        #expect(CopyText(text).wordCount == count)
    }

    @Test func similarity() {
        let one = Shingles(CopyText("abcdefg"))
        #expect(one.hashes.count == 3)
        #expect(one.similarity(one) == 1)
        // abcde bcdef cdefg against abcde bcdef cdefh.
        #expect(one.similarity(Shingles(CopyText("abcdefh"))) == 0.5)
        #expect(one.similarity(Shingles(CopyText("zyxwvut"))) == 0)
        #expect(Shingles(CopyText("ab")).similarity(Shingles(CopyText("ab"))) == 1)
        #expect(Shingles(CopyText("")).similarity(Shingles(CopyText(""))) == 0)
        #expect(Shingles(CopyText("ababababab")).hashes.count == 2)
    }

    @Test func printsAreTheSameForCopies() {
        let one = CopyPrint(text: "Acme kettles boil in ten seconds flat", author: "ann")
        let other = CopyPrint(text: "RT @acme Acme kettles boil in ten seconds flat! http://t.co/1", author: "ben")
        #expect(one == other)
        #expect(one != CopyPrint(text: "Acme kettles boil in nine seconds flat", author: "ann"))
    }

    @Test func shortTextsBelongToTheirAuthor() {
        #expect(CopyPrint(text: "love it", author: "ann") == CopyPrint(text: "Love it!", author: "ann"))
        #expect(CopyPrint(text: "love it", author: "ann").exact != CopyPrint(text: "love it", author: "ben").exact)
        #expect(CopyPrint(text: "love it", author: nil).exact == 0)
        #expect(CopyPrint(text: "https://t.co/1", author: "ann").exact == 0)
        #expect(CopyPrint(text: "😡😡😡😡😡😡", author: "ann").exact == 0)
        let (one, other) = (
            CopyPrint(text: "Boycott Acme now", author: "ann"), CopyPrint(text: "boycott #Acme NOW!", author: "ben")
        )
        #expect(one == other && one.exact != 0 && one.signature == nil)
    }

    @Test func storedForm() throws {
        let texts = ["", "love it", "Acme kettles boil in ten seconds flat", "新しい 製品 は とても 良い", "a b c d"]
        let prints = texts.map { CopyPrint(text: $0, author: "ann") }
        let bytes = CopyPrint.encode(prints)
        #expect(bytes.count == texts.count * CopyPrint.encodedLength)
        #expect(try #require(CopyPrint.decode(bytes)) == prints)
        #expect(CopyPrint.decode(Array(bytes.dropLast())) == nil)
        #expect(MemoryLayout<CopyPrint>.stride <= 100)
    }

    @Test func endsWithAnyInput() {
        let emoji = CopyPrint(text: String(repeating: "😀", count: 250_000), author: nil)
        #expect(emoji.exact == 0 && emoji.wordCount == 0)
        #expect(CopyPrint(text: String(repeating: "a😀", count: 100_000), author: nil).wordCount == .max)
        #expect(emoji == CopyPrint(text: String(repeating: "😀 ", count: 250_000), author: nil))
        let garbage = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 >> 8) }
        let prints = (0..<2).map { _ in garbage.withUnsafeBufferPointer { CopyPrint(text: $0, author: nil) } }
        #expect(prints[0] == prints[1])
    }
}
