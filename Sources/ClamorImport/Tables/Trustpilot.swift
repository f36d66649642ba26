import ClamorStore

extension TableFormat {
    /// Reviews of Trustpilot: its API, what its pages carry, and the export for businesses. Known from the vendor's
    /// documentation of the API and from exports' headers. Times without zone are in UTC.
    static let trustpilot: TableFormat = {
        var format = reviews(
            "trustpilot", "Trustpilot reviews", domain: "trustpilot.com", answeredBy: "company",
            signatures: [
                "stars,consumer.displayName,createdAt", "rating,consumer.displayName,dates.publishedDate",
                "Review Created (UTC),Review Stars,Review Content", "stars,companyReply.text,createdAt",
                "stars,consumerDisplayName,createdAt",
            ],
            [
                field(.url, "Review URL"), field(.id, "id,Review Id"),
                field(.time, "createdAt,dates.publishedDate,Review Created (UTC),Review Published (UTC)"),
                field(.title, "title,Review Title"), field(.text, "text,Review Content"),
                field(.rating, "stars,rating,Review Stars"), field(.lang, "language,Review Language"),
                field(.author, "consumer.displayName,Review Username"),
                field(.country, "consumer.countryCode"), field(.location, "consumer.displayLocation,Location Name"),
                field(.likes, "numberOfLikes,likes"),
                part(.replyText, "companyReply.text,reply.message,Company Reply Content,Company Reply"),
                part(.replyTime, "companyReply.createdAt,reply.publishedDate,Company Reply Date (UTC)"),
                part(.replyAuthor, "businessUnit.displayName,businessUnit.identifyingName,Domain URL"),
            ])
        format.zone = .utc
        return format
    }()
}
