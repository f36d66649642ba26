import ClamorStore

extension MentionRecord {
    /// The company's answer that stands in the record of a review: a mention of its own, so that the time to it is a
    /// response time. Nil where the review has none.
    ///
    /// - Parameter author: who answers where the record names no one; `own` of the language takes that name.
    func brandReply(_ parts: TableParts, author: String) -> MentionRecord? {
        guard let review = id, let text = parts.text(.replyText) else { return nil }
        var reply = MentionRecord.blank
        reply.id = "\(review)/reply"
        reply.kind = "reply"
        reply.channel = channel
        reply.parent = review
        reply.thread = review
        reply.text = text
        reply.time = parts.time(.replyTime)
        reply.author = parts.text(.replyAuthor) ?? author
        reply.url = url
        reply.domain = domain
        reply.lang = lang
        reply.brand = brand
        reply.theme = theme
        return reply
    }
}

extension TableFormat {
    /// A site's reviews, the company's answers as mentions of their own.
    static func reviews(
        _ name: String, _ title: String, domain: String, answeredBy author: String, signatures: [String],
        _ columns: [[Known]], complete: (@Sendable (inout MentionRecord, TableParts) -> Void)? = nil
    ) -> TableFormat {
        var format = TableFormat(name, title, signatures: signatures, columns)
        format.channel = "review"
        format.kind = "review"
        format.complete = { record, parts in
            if record.domain == nil, record.url == nil { record.domain = domain }
            complete?(&record, parts)
            return record.brandReply(parts, author: author).map { [$0] } ?? []
        }
        return format
    }
}
