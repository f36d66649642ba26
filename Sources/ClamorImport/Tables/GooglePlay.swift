import ClamorStore

extension TableFormat {
    /// Reviews of Google Play as its scrapers for Python and JavaScript write them. Their times are in UTC.
    static let googlePlay: TableFormat = {
        var format = reviews(
            "google-play", "Google Play reviews", domain: "play.google.com", answeredBy: "developer",
            signatures: ["reviewId,thumbsUpCount,score,content", "userName,scoreText,replyText,thumbsUp"],
            [
                field(.id, "reviewId,id"), field(.url, "url"), field(.time, "at,date"), field(.title, "title"),
                field(.text, "content,text"), field(.rating, "score"), field(.author, "userName"),
                field(.likes, "thumbsUpCount,thumbsUp"), part(.replyText, "replyContent,replyText"),
                part(.replyTime, "repliedAt,replyDate"),
            ])
        format.zone = .utc
        return format
    }()

    /// The report of reviews that the Play Console gives (UTF-16). The id stands in the review's link.
    static let playConsole: TableFormat = {
        var format = reviews(
            "google-play", "Google Play reviews", domain: "play.google.com", answeredBy: "developer",
            signatures: ["Package Name,Star Rating,Review Text,Developer Reply Text"],
            [
                field(.url, "Review Link"),
                field(.time, "Review Last Update Millis Since Epoch,Review Submit Millis Since Epoch"),
                field(.title, "Review Title"), field(.text, "Review Text"), field(.rating, "Star Rating"),
                field(.lang, "Reviewer Language"), part(.replyText, "Developer Reply Text"),
                part(.replyTime, "Developer Reply Millis Since Epoch,Developer Reply Date and Time"),
            ])
        format.zone = .utc
        format.identity = .address
        return format
    }()
}
