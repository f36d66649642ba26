import ClamorStore

extension TableFormat {
    /// CrowdTangle's posts of Facebook pages and groups. "Facebook Id" is the page's, the post's stands in its address.
    /// Likes are all reactions together, so that the engagement is the export's "Total Interactions".
    static let crowdTangleFacebook: TableFormat = {
        var format = TableFormat(
            "crowdtangle", "CrowdTangle",
            signatures: [
                "Page Name,Facebook Id,Post Created,Total Interactions",
                "Group Name,Facebook Id,Post Created,Total Interactions",
            ],
            [
                field(.url, "URL"), field(.time, "Post Created"), field(.author, "User Name"),
                field(.authorName, "Page Name,Group Name"),
                field(.followers, "Followers at Posting,Likes at Posting"), field(.text, "Message"),
                field(.title, "Link Text"), field(.shares, "Shares"), field(.replies, "Comments"),
                field(.views, "Post Views"), field(.country, "Page Admin Top Country"),
                part(.page, "Facebook Id"), part(.reaction, "Likes,Love,Wow,Haha,Sad,Angry,Care"),
            ])
        format.isInJSON = false
        format.channel = "facebook"
        format.identity = .address
        format.complete = { record, parts in
            let reactions = parts.items.filter { $0.part == .reaction }
            let counts = reactions.compactMap { CellValue.count(Array($0.text.utf8)) }
            if !counts.isEmpty { record.likes = counts.reduce(0, +) }
            parts.keep(.reaction, in: &record)
            parts.keep(.page, in: &record)
            if record.id == nil, let page = parts.text(.page), let url = record.url.flatMap(WebAddress.init),
                let post = url.segments.last(where: { !$0.isEmpty && $0.utf8.allSatisfy { $0 &- 0x30 < 10 } })
            {
                record.id = "\(page)_\(post)"
            }
            return []
        }
        return format
    }()

    /// CrowdTangle's posts of Instagram accounts, whose caption is the description.
    static let crowdTangleInstagram: TableFormat = {
        var format = TableFormat(
            "crowdtangle", "CrowdTangle", signatures: ["Account,User Name,Post Created,Total Interactions"],
            [
                field(.url, "URL"), field(.time, "Post Created"), field(.author, "User Name"),
                field(.authorName, "Account"), field(.followers, "Followers at Posting"),
                field(.text, "Description"), field(.title, "Title"), field(.likes, "Likes"),
                field(.replies, "Comments"), field(.views, "Views"),
            ])
        format.isInJSON = false
        format.channel = "instagram"
        format.identity = .address
        return format
    }()
}
