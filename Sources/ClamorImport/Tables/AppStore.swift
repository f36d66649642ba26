import ClamorStore

extension TableFormat {
    /// Reviews of the App Store as its scrapers write them, with the developer's response, and as App Store Connect's
    /// API gives them. Those of one scraper carry no id.
    static let appStore: TableFormat = {
        var format = reviews(
            "app-store", "App Store reviews", domain: "apps.apple.com", answeredBy: "developer",
            signatures: [
                "isEdited,rating,review,userName", "userUrl,score,version,userName,text",
                "attributes.rating,attributes.reviewerNickname,attributes.body",
            ],
            [
                field(.id, "id"), field(.url, "url,userUrl"),
                field(.time, "date,updated,attributes.createdDate"), field(.title, "title,attributes.title"),
                field(.text, "review,text,attributes.body"), field(.rating, "rating,score,attributes.rating"),
                field(.author, "userName,attributes.reviewerNickname"),
                part(.replyText, "developerResponse.body,developerResponse"),
                part(.replyTime, "developerResponse.modified"),
            ])
        format.zone = .utc
        return format
    }()

    /// The store's own feed of customer reviews as JSON: every value in an object with a label.
    static let appStoreFeed: TableFormat = {
        var format = reviews(
            "app-store", "App Store reviews", domain: "apps.apple.com", answeredBy: "developer",
            signatures: ["im:rating.label,content.label,id.label"],
            [
                field(.id, "id.label"), field(.time, "updated.label"), field(.title, "title.label"),
                field(.text, "content.label"), field(.rating, "im:rating.label"), field(.author, "author.name.label"),
                field(.likes, "im:voteSum.label"),
            ])
        format.zone = .utc
        return format
    }()
}
