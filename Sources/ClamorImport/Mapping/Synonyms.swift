/// The names under which exports give a field, in the form of `ColumnName.plain`. The earlier a name, the more it is
/// believed; the field's own name comes before all of them. A name may stand under several fields: the values decide.
enum Synonyms {
    struct Match {
        let field: TargetField
        /// 0 for the field's own name.
        let rank: Int
    }

    /// The fields that a column of that name may give, most likely first.
    static func matches(_ name: String) -> [Match] {
        for form in ColumnName.forms(name) {
            if let found = byName[form] { return found }
        }
        return []
    }

    private static let byName: [String: [Match]] = {
        var result: [String: [Match]] = [:]
        for field in TargetField.allCases {
            result[ColumnName.plain(field.name), default: []].append(Match(field: field, rank: 0))
        }
        for (field, names) in all {
            for (place, name) in names.split(separator: " ").enumerated() {
                result[String(name), default: []].append(Match(field: field, rank: place + 1))
            }
        }
        return result
    }()

    private static let all: [(TargetField, String)] = [
        (
            .id,
            """
            idstr tweetid statusid commentid reviewid messageid postid mentionid itemid cid resourceid documentid guid \
            externalid nativeid restid recordid uniqueid uuid uri pk
            """
        ),
        (
            .channel,
            """
            platform network socialnetwork pagetype contentsourcename contentsource sourcetype sourceplatform medium \
            publication source type category site
            """
        ),
        (.kind, "mentiontype posttype threadentrytype entrytype engagementtype contenttype tweettype statustype type"),
        (
            .url,
            """
            permalink posturl mentionurl tweeturl statusurl articleurl commenturl pageurl originalurl sourceurl \
            permalinkurl weburl fullurl link href perma uri
            """
        ),
        (.domain, "sourcedomain domainname hostname host sitedomain site"),
        (
            .time,
            """
            createdat timestamp datetime publishedat createdutc createdtime createtime publishtime publishdate \
            publisheddate publicationdate publicationtime published date datepublished postdate postcreated postedat \
            postedon posttime posttimestamp dateutc timeutc datetimeutc pubdate tweetcreated tweetedat creationdate \
            createdate createdon created dateposted datecreated datewritten writtenat submittedat submitdate reviewdate \
            commentdate commenttime isodate timeparsed timepublished timestampms timems timeus dateunixtime unixtime \
            epoch takenat sentat posted at updatedat lastupdated
            """
        ),
        (
            .collected,
            """
            collectedat retrievedat retrievedon retrievedutc scrapedat scrapedon crawledat crawldate fetchedat \
            timestampcollected twarcretrievedat collectiontime insertdate importedat
            """
        ),
        (.title, "headline subject posttitle articletitle reviewtitle pagetitle videotitle threadtitle summary"),
        (
            .text,
            """
            fulltext body content message tweettext posttext commenttext reviewtext statustext messagetext posttextual \
            contenttext mentiontext textoriginal textdisplay rawcontent renderedcontent rawtext tweet comment \
            reviewbody reviewcontent review post caption captiontext selftext openingtext hitsentence snippet excerpt \
            sentence opinion feedback verbatim description desc comments
            """
        ),
        (.lang, "language langcode languagecode detectedlanguage commentlanguage textlang langs inlanguage"),
        (.hashtags, "hashtag tags entitieshashtags tweethashtags hashtagnames"),
        (.handles, "mentionedusers mentionednames atmentions usermentions mentionedaccounts mentions"),
        (
            .rating,
            "stars starrating ratingvalue reviewrating userrating customerrating overallrating ratings score note"
        ),
        (
            .author,
            """
            authorusername username screenname authorhandle userhandle handle userscreenname usernickname \
            authorscreenname useruniqueid authoruniqueid accountusername accountacct authoracct accounthandle \
            twitterhandle twitterusername xusername authordisplayhandle user by poster postedby creator writer from \
            influencer account accountname commenter reviewer authorid userid fromid
            """
        ),
        (
            .authorName,
            """
            authordisplayname displayname fullname userdisplayname realname userfullname userrealname authorfullname \
            accountdisplayname consumerdisplayname nickname name pagename dccreator
            """
        ),
        (
            .followers,
            """
            followerscount followercount authorfollowers authorfollowerscount authorfollowercount userfollowers \
            userfollowerscount userfollowercount accountfollowerscount authorpublicmetricsfollowerscount \
            publicmetricsfollowerscount authorstatsfollowercount twitterfollowers xfollowers instagramfollowers \
            facebookfollowers followersatposting numfollowers nfollowers subscribers subscribercount fans fancount \
            audience audiencesize
            """
        ),
        (.verified, "isverified userverified authorverified accountverified isblueverified xverified twitterverified"),
        (
            .country,
            "countrycode geocountrycode placecountrycode authorcountrycode usercountrycode authorcountry usercountry"
        ),
        (
            .location,
            "authorlocation userlocation accountlocation placename placefullname geofullname place city region state"
        ),
        (
            .parent,
            """
            parentid inreplytostatusidstr inreplytostatusid inreplytoid inreplyto inreplytotweetid \
            referencedtweetsrepliedtoid parentpostid parenttweetid parentcommentid replyto replytoid \
            replytomessageid xreplyto twitterreplyto isreplyto parenturl
            """
        ),
        (
            .thread,
            """
            threadid conversationid conversationidstr rootid rootpostid linkid discussionid submissionid storyid awemeid \
            videoid
            """
        ),
        (
            .shareOf,
            """
            retweetof retweetedid retweetedstatusid retweetedstatusidstr referencedtweetsretweetedid retweetedtweetid \
            xrepostof twitterretweetof repostof rebloggedid reblogid sharedpostid crosspostparent forwardedfrom
            """
        ),
        (
            .quoteOf,
            """
            quotedid quotedstatusid quotedstatusidstr referencedtweetsquotedid quotedtweetid quoteid quotedpostid
            """
        ),
        (
            .likes,
            """
            likecount likescount favoritecount favoritescount favouritecount favouritescount favorites favourites \
            favcount nlikes numlikes publicmetricslikecount statsdiggcount diggcount upvotes ups numpoints points \
            votes votecount thumbsup thumbsupcount reactions reactioncount totalreactions xlikes twitterlikes \
            facebooklikes instagramlikes hearts claps helpful score
            """
        ),
        (
            .shares,
            """
            sharecount sharescount retweetcount retweets nretweets numretweets publicmetricsretweetcount \
            statssharecount repostcount reposts reblogscount reblogs boosts xreposts twitterretweets facebookshares \
            numcrossposts forwards forwardcount
            """
        ),
        (
            .replies,
            """
            replycount repliescount nreplies numreplies publicmetricsreplycount commentcount commentscount numcomments \
            ncomments statscommentcount totalreplycount answercount answers descendants xreplies twitterreplies \
            facebookcomments instagramcomments comments comment
            """
        ),
        (
            .views,
            """
            viewcount viewscount impressioncount impressions publicmetricsimpressioncount statsplaycount playcount \
            plays postviews videoviews totalviews pageviews reads
            """
        ),
        (
            .sentiment,
            "sentimentlabel sentimentclass sentimentcategory airlinesentiment polarity feeling tone mood opinionlabel label"
        ),
        (.score, "sentimentscore sentimentvalue polarityscore compound sentimentcompound polarity"),
        (.reach, "reachnew potentialreach estimatedreach totalreach reachestimate uniquereach"),
        (.brand, "brands brandname"),
        (.theme, "themes"),
        (.spam, "isspam spamlabel"),
    ]
}
