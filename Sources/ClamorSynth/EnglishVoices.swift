extension Texts {
    /// What brands, campaigns, spammers and the press write.
    static let englishVoices: StaticString = """
        ~ ownReply
        Hi, sorry to hear this. Please send us a message with your order number and we'll look into it. ^{person}
        Hello, that's not what we want for you. Which shop was it? We'd like to put it right. ^{person}
        Sorry about the wait! Could you message us the order number, please? ^{person}
        Thank you for telling us. We've passed this on to the team in {town}. ^{person}
        Hi, apologies for the trouble. Your refund is on its way and takes {number} days. ^{person}
        We're sorry, {person} here. Please try the app again after the update and let us know.
        Hi, thanks for the feedback. We're looking into it and will come back to you today. ^{person}
        Oh no! Please write to care@{word}.example with reference {order}, we'll help. ^{person}
        ~ ownPost
        New this week: our {product} with {word} syrup. From {price} at {name} {town} and everywhere else. {tag} {smile}
        It's {day}! Show the {name} app at the till and get a {product2} for {price}. {tag}
        We're opening in {town} on {day}. First {number} guests get a free {product}. {smile}
        What's your order today, {product} or {product}? {tag} {smile}
        Our winter beans are in: notes of {word}, cocoa and orange. {link} {tag}
        Meet {person}, barista at {name} {town} for {number} years. {smile} {tag}
        ~ spam
        🤑 EARN ${number}00 A DAY FROM HOME!!! No experience needed 👉 {link} {tag} #win #money
        FREE FOLLOWERS click {link} 🔥🔥🔥 {tag} {hash} {hash}
        You have WON a {name} gift card worth $500!!! Claim now {link} {tag} #giveaway
        DM me to make {number}00% profit with crypto 🚀🚀 {link} {hash} {tag}
        Hot singles near {town} waiting 4 u 💋 {link} {tag}
        CHEAP {product} MACHINES -{number}0% ONLY TODAY >>> {link} <<< {tag} {hash} {hash}
        Lose {number} kg in a week with this {word} trick {link} {tag} #diet
        ~ petition
        Bring back the {product} at {name}! They took it off the menu without asking anyone. Sign here: {link} {tag}
        {name} must pay its baristas in {town} a fair wage. {number} of them are on strike since {day}. Sign: {link}
        Stop {name} from closing the shop in {town}! {person} has worked there for {number} years. Petition {link}
        No more plastic lids at {name}. {number} million cups a year end up in the sea. Add your name {link} {tag}
        ~ voucher
        Just got a free {product} at {name}! Use my code {order} in the app and we both get {price} off {link}
        {name} gives everyone a free {product} this {day}, code {order}. It works, just tried it in {town}! {link}
        Who wants {price} off at {name}? My invite code is {order}, valid until {day} {smile} {link}
        ~ article.neg
        {name} faces criticism in {town}. Customers complain that {press.bad}. {said.bad} {press.end}
        Complaints about {name} are rising: {press.bad}, {person} from {town} says. {said.bad} {press.end?70}
        After {number} complaints {name} has to explain why {press.bad}. {press.end} {said.bad?60}
        ~ article.pos
        {name} has won the {town} coffee prize. {said.good} {press.end}
        {name} is growing: {number} new shops, also in {town}, and {number} hundred jobs. {said.good} {press.end?70}
        A visit to {name} in {town}: {topic}. {said.good?60} {press.end?60}
        ~ article.neu
        {name} plans a new roastery in {town}. The company expects {number} million in sales. {press.end}
        {name} will change its opening hours in {town} from {day}. {said.neu} {press.end?60}
        {name} named {person} as its new head of operations, based in {town}. {said.neu?60} {press.end?60}
        Coffee prices rose by {number} percent since January. {name} and others are watching. {press.end}
        How {name} buys its beans: a report from {town}. {said.neu} {press.end?60}
        ~ article.title.neg
        {name} under fire over {trouble}
        {trouble} at {name}: customers angry
        Why customers are leaving {name}
        ~ article.title.pos
        {name} wins {town} coffee prize
        {name} to create {number} hundred jobs
        {number} reasons to visit {name} in {town}
        ~ article.title.neu
        {name} plans roastery in {town}
        {person} to lead {name} operations
        {name}: what is new in {town}
        Coffee chains in figures: {name}
        ~ trouble
        prices
        late deliveries
        its app
        refunds
        long queues
        working conditions
        ~ press.bad
        deliveries come late or not at all
        the app charges them twice
        prices have risen for the third time
        refunds take weeks
        staff are too few to keep up
        loyalty points have disappeared
        ~ press.end
        The market grew by {number} percent last year.
        A spokesperson declined to comment.
        The company runs {number} shops in the region.
        More at {clock}.
        Rivals have not commented yet.
        The council of {town} will discuss it on {day}.
        ~ said.bad
        "It's {adv} {bad}", said {person}, a customer for {number} years.
        "I only wanted a {product}", said {person} in {town}.
        "Nobody answers", {person} told this paper.
        ~ said.good
        "We are proud of the team", said {person}, who runs the shop.
        "The {product} is {good}", said {person} in {town}.
        ~ said.neu
        "We will see", said {person}, an analyst.
        "It is a normal step", a spokesperson said.
        """
}
