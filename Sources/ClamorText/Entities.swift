/// Hashtags, handles and links of a text, in the order and spelling in which they appear; one that comes again in other
/// capitals is not repeated.
///
/// - Hashtags: letters, digits, marks and `_` after `#`, a letter among them.
/// - Handles: letters, digits and `_` after `@`; a dot inside belongs to them (`@shop.acme`), as do the hyphens of a
///   domain (`@my-shop.example`) and the server after a second `@` (`@ann@social.example`). E-mail addresses have none.
/// - Links: from `http://`, `https://` or `www.` up to white space, without the punctuation that ends the sentence. One
///   that was cut short (`…`) is left out.
package struct Entities: Sendable, Equatable {
    package var hashtags: [String] = []
    package var handles: [String] = []
    package var links: [String] = []

    /// None.
    package init() {}

    /// Those of a text.
    package init(of text: String) {
        var text = text
        self = text.withUTF8 { Entities(utf8: $0) }
    }

    /// Those of a text in UTF-8.
    package init(utf8: UnsafeBufferPointer<UInt8>) {
        var scanner = EntityScanner(utf8)
        scanner.scan()
        hashtags = scanner.hashtags.items
        handles = scanner.handles.items
        links = scanner.links.items
    }
}
