import Testing

/// Expressions over rows lowered to typed ones.
@Suite struct RowPlanTests {
    @Test(arguments: cases)
    func lowers(_ given: Case) throws {
        #expect(try steps(given.statement, sampleContext) == given.expected)
    }

    static let cases = [
        Case(
            #"filter score < -0.3 and followers >= 1000 or verified"#,
            #"""
            1       filter ((score < -0.3) and (followers >= 1000)) or verified
            """#),
        Case(
            #"filter score = 0.00001 and rating between 1 and 2.5"#,
            #"""
            1       filter (score = 1e-05) and (rating >= 1) and (rating <= 2.5)
            """#),
        Case(
            #"filter followers > 1.5 and $least < followers"#,
            #"""
            1       filter (followers > 1.5) and (5 < followers)
            """#),
        Case(
            #"filter channel in ("a", "b") and lang not in ("en") and brand in ("x") and followers in (1, 2, 3)"#,
            #"""
            1       filter (channel in ("a", "b")) and (lang not in ("en")) and (brand in ("x")) and (followers in (1, 2, 3))
            """#),
        Case(
            #"filter channel in (lang, "a", "b")"#,
            #"""
            1       filter (channel in ("a", "b")) or (channel = lang)
            """#),
        Case(
            #"filter author in file "names.txt""#,
            #"""
            1       filter author in ("ann", "bob", "cy d")
            """#),
        Case(
            #"filter not (author not in file "names.txt")"#,
            #"""
            1       filter not (author not in ("ann", "bob", "cy d"))
            """#),
        Case(
            #"filter time > -7d and time < now and time >= today and time < -7d@d"#,
            #"""
            1       filter (time > 2026-03-24T10:00:00Z) and (time < 2026-03-31T10:00:00Z) and (time >= 2026-03-31T00:00:00Z) and (time < 2026-03-24T00:00:00Z)
            """#),
        Case(
            #"filter time = 2026-03 and time != 2026-03-05 and time > 2026-Q1 and time <= "2026-03-05""#,
            #"""
            1       filter (time >= 2026-03-01T00:00:00Z) and (time < 2026-04-01T00:00:00Z) and ((time < 2026-03-05T00:00:00Z) or (time >= 2026-03-06T00:00:00Z)) and (time >= 2026-04-01T00:00:00Z) and (time < 2026-03-06T00:00:00Z)
            """#),
        Case(
            #"filter time between 2026-03-01 and 2026-03-14 and imported < 2026-03-14T10:00"#,
            #"""
            1       filter (time >= 2026-03-01T00:00:00Z) and (time < 2026-03-15T00:00:00Z) and (imported < 2026-03-14T10:00:00Z)
            """#),
        Case(
            #"filter day = 2026-03-01 and week >= 2026-03-05 and hour_of_day between 8 and 18"#,
            #"""
            1       filter (time >= 2026-03-01T00:00:00Z) and (time < 2026-03-02T00:00:00Z) and (bucket(time, week) >= 2026-03-05T00:00:00Z) and (hour_of_day(time) >= 8) and (hour_of_day(time) <= 18)
            """#),
        Case(
            #"filter $launch <= time"#,
            #"""
            1       filter time >= 2026-03-05T00:00:00Z
            """#),
        Case(
            #"filter brand = "Acme" and hashtags != "ad" and handles contains "acme" and "x" = brand"#,
            #"""
            1       filter (brand = "Acme") and (hashtags != "ad") and (handles contains "acme") and (brand = "x")
            """#),
        Case(
            #"filter brand is missing and author is not missing"#,
            #"""
            1       filter (brand is missing) and (author is not missing)
            """#),
        Case(
            #"filter text contains "refund" and url startswith "https" and domain endswith ".org""#,
            #"""
            1       filter (text contains "refund") and (url startswith "https") and (domain endswith ".org")
            """#),
        Case(
            #"filter text matches /re(fund|turn)/ and hashtags not matches /^ad/"#,
            #"""
            1       filter (text matches /re(fund|turn)/) and (hashtags not matches /^ad/)
            """#),
        Case(
            #"filter channel === "News" and followers === 3"#,
            #"""
            1       filter (channel === "News") and (followers = 3)
            """#),
        Case(
            #"filter channel:(twitter, reddit) and followers:[100 to *] and rating:4.5 and verified:true and time:[2026-03-01 to 2026-03-14]"#,
            #"""
            1       filter (channel in ("twitter", "reddit")) and (followers >= 100) and (rating = 4.5) and (verified = true) and (time >= 2026-03-01T00:00:00Z) and (time < 2026-03-15T00:00:00Z)
            """#),
        Case(
            #"filter site:www.example.com or language:pt or links:bit.ly/a+b or url:https://example.com/x or author:$who"#,
            #"""
            1       filter (domain = "example.com") or (domain endswith ".example.com") or (lang = "pt") or (links matches /(?i)bit\.ly\/a\+b/) or (url = "https://example.com/x") or (author = "money back!")
            """#),
        Case(
            #"filter title:refund and text:("money back", pay*)"#,
            #"""
            1       filter search(title:refund) and search(text:"money back" OR text:pay*)
            """#),
        Case(
            #"extend x = followers + 1, y = x / 2, z = x % 7, w = -score, v = 2 * -3"#,
            #"""
            1       extend x = followers + 1, y = x / 2, z = x % 7, w = 0 - score, v = -6
            """#),
        Case(
            #"extend a = time + 1mo, b = time - 3h, c = time - imported, d = now - 7d, e = c + 1h"#,
            #"""
            1       extend a = shift(time, 1 month), b = shift(time, -3 hour), c = time - imported, d = 2026-03-24T10:00:00Z, e = c + 1h
            """#),
        Case(
            #"extend a = if(followers > 3, 1, 2.5), b = if(verified, author), c = case(score > 0, "up", score < 0, "down", "even")"#,
            #"""
            1       extend a = if(followers > 3, 1, 2.5), b = if(verified, author), c = case(score > 0, "up", score < 0, "down", "even")
            """#),
        Case(
            #"extend a = coalesce(location, country, "?"), b = lower(author), c = length(brand), d = length(text), e = text(rating)"#,
            #"""
            1       extend a = coalesce(location, country, "?"), b = lower(author), c = length(brand), d = length(text), e = text(rating)
            """#),
        Case(
            #"extend a = abs(score), b = round(score, 2), c = floor(rating), d = ceil(followers), e = log(followers), f = number(extra.stars)"#,
            #"""
            1       extend a = abs(score), b = round(score, 2), c = floor(rating), d = followers, e = log(followers), f = number(extra.Stars)
            """#),
        Case(
            #"extend a = bin(followers, 100), b = bin(score, 0.5), c = bin(time, 15m), d = date(time), e = date("2026-03-01") | select a, c, d"#,
            #"""
            1       extend a = bin(followers, 100), b = bin(score, 0.5), c = bucket(time, 15 minutes), d = date(time), e = date("2026-03-01")
            2       select a, c, d
            """#),
        Case(
            #"extend a = coalesce(missing, followers), b = if(verified, missing, 2h)"#,
            #"""
            1       extend a = coalesce(missing, followers), b = if(verified, missing, 2h)
            """#),
        Case(
            #"select time, author, extra."Page Type" | filter extra."Page Type" = "blog""#,
            #"""
            1       select time, author, extra.Page Type
            2       filter extra.Page Type = "blog"
            """#),
        Case(
            #"mentions"#,
            #"""

            """#),
    ]
}
