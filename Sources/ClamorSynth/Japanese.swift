extension Texts {
    /// Texts in Japanese, which has no spaces between words.
    static let japanese: StaticString = """
        ~ post.neg
        {topic}。{more.neg?60}{frown?30} {tail?30}
        {open.neg}{topic}。{frown?40} {tail?20}
        {handle} {topic}。{more.neg}
        ~ post.pos
        {topic}！{more.pos?60}{smile?40} {tail?30}
        {open.pos}{topic}！{smile?50}
        {handle} {topic}。ありがとう！
        ~ post.neu
        {topic}？ {tail?40}
        質問です。{topic}？{more.neu?50}
        ~ reply.neg
        私もです。{topic}。
        わかります。{more.neg}{frown?30}
        ~ reply.pos
        私も！{topic}！
        わかります。{more.pos}{smile?40}
        ~ reply.neu
        どうでしょう。{topic}？
        {town}ですか？{more.neu}
        ~ compare.neg
        {topic}。これからは{other}にします。
        ~ compare.pos
        {topic}！{other}よりずっといい。
        ~ compare.neu
        {name}と{other}、どっち？{topic}？
        ~ review.neg
        {topic}。{more.neg}
        ~ review.pos
        {topic}。{more.pos}
        ~ review.neu
        {topic}。普通です。
        ~ article.neg
        {name}への苦情が増えている。「{topic}」と{person}さんは話す。会社側はコメントしていない。
        ~ article.pos
        {name}は新たに{number}店舗を開く。「{topic}」と客の{person}さんは話す。
        ~ article.neu
        {name}は{town}に焙煎所を建てると発表した。売上は{number}億円を見込む。
        ~ ownReply
        ご迷惑をおかけし申し訳ございません。注文番号をメッセージでお送りください。^{person}
        ご連絡ありがとうございます。どちらの店舗でしょうか。^{person}
        ~ title.neg
        {bad}です
        残念
        ~ title.pos
        {good}です
        お気に入り
        ~ title.neu
        普通
        {name}について
        ~ taste.neg
        {brand} の{product}が{adv}{bad}
        {brand} の{product}、冷めていて{bad}
        ~ taste.neu
        {brand} の新しい{product}はいつまで
        {brand} の{product}の豆は何
        ~ taste.pos
        {brand} の{product}が{adv}{good}
        {brand} の{product}を飲むと幸せ
        ~ price.neg
        {brand} の{product}が{price}、{adv}高い
        {brand} また値上げ
        ~ price.neu
        {brand} の{product}はいくら
        {brand} の{product}は{price}
        ~ price.pos
        {brand} の{product}が{price}、安い
        {brand} で{product}が半額
        ~ app.neg
        {brand} のアプリが{adv}使いにくい
        {brand} のアプリが落ちて支払いできない
        ~ app.neu
        {brand} のアプリ、今つながる
        {brand} のアプリでメールを変えるには
        ~ app.pos
        {brand} のアプリが{adv}便利
        {brand} のアプリで注文、{number}分で受け取れた
        ~ staff.neg
        {brand} の店員が{adv}失礼
        {brand} で店員に無視された
        ~ staff.neu
        {brand} がスタッフを募集中
        {brand} の{person}さんはまだいますか
        ~ staff.pos
        {brand} の店員さんが{adv}親切
        {brand} の{person}さん、いつも笑顔
        ~ delivery.neg
        {brand} の配達が{minutes}分遅れた
        {brand} の注文{order}が届かない
        ~ delivery.neu
        {brand} は{town}にも配達する
        {brand} の配達は何時から
        ~ delivery.pos
        {brand} の配達が{number}分で届いた
        {brand} の豆が一日早く届いた
        ~ refund.neg
        {brand} の返金がまだ来ない、もう{number}週間
        {brand} に二重請求された、返金もない
        ~ refund.neu
        {brand} の返金は何日かかる
        {brand} の返金はどこに聞けばいい
        ~ refund.pos
        {brand} がすぐ返金してくれた
        {brand} から{number}時間で返金された
        ~ queue.neg
        {brand} で{minutes}分待ち
        {brand} の行列が{adv}長い
        ~ queue.neu
        {brand} は今混んでる
        {brand} は{clock}に開く
        ~ queue.pos
        {brand} 今日は並ばず買えた
        {brand} の列、意外と早かった
        ~ loyalty.neg
        {brand} のポイントが{number}も消えた
        {brand} のカードが改悪
        ~ loyalty.neu
        {brand} のポイントで{product}は何点
        {brand} にポイントカードはある
        ~ loyalty.pos
        {brand} のポイントで{product}が無料
        {brand} 今週はポイント二倍
        ~ product
        ラテ
        コーヒー
        抹茶ラテ
        カプチーノ
        アイスコーヒー
        チーズケーキ
        スコーン
        ~ adv
        とても
        本当に
        すごく
        かなり
        ~ good
        美味しい
        最高
        素敵
        絶品
        ~ bad
        まずい
        ひどい
        苦い
        最悪
        ~ open.neg
        正直、
        残念ながら、
        もう、
        ~ open.pos
        やった、
        なんと、
        今日も、
        ~ more.neg
        もう行きません。
        がっかりです。
        二度と買わない。
        お金を返してほしい。
        ~ more.pos
        また行きます。
        おすすめです。
        {person}さんに感謝。
        ~ more.neu
        誰か教えてください。
        気になります。
        """
}
