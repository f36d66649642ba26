extension TableFormat {
    /// Reviews of Yelp's open data set. Its dates are local to the business and carry no zone.
    static let yelp = reviews(
        "yelp", "Yelp reviews", domain: "yelp.com", answeredBy: "company",
        signatures: ["review_id,user_id,business_id,stars"],
        [
            field(.id, "review_id"), field(.time, "date"), field(.text, "text"), field(.rating, "stars"),
            field(.author, "user_id"), field(.likes, "useful,votes.useful"),
        ])

    /// The data set of earlier years, whose records say their type and hold the votes together.
    static let yelpOld = reviews(
        "yelp", "Yelp reviews", domain: "yelp.com", answeredBy: "company",
        signatures: ["votes.useful,user_id,business_id,stars"],
        [
            field(.id, "review_id"), field(.time, "date"), field(.text, "text"), field(.rating, "stars"),
            field(.author, "user_id"), field(.likes, "votes.useful"),
        ])
}
