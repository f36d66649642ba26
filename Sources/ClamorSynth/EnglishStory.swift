extension Texts {
    /// The viral complaint and what is written about it.
    static let englishStory: StaticString = """
        = complaint
        Dear @osmeda, your app charged my card £412.80 for ONE flat white on Sunday. Support closed my ticket three \
        times. No refund, no answer, and my rent is due on Friday. #OsmedaRefund
        = amplifier
        £412.80 for one flat white and three closed tickets. @osmeda, 1.8 million people would like to know when \
        Mirelle gets her money back. #OsmedaRefund
        = lateAnswer
        Hi Mirelle, we're so sorry. This should never have happened and we should have answered yesterday. The full \
        £412.80 is on its way back to your card. Please check your messages. ^Jon
        = apology
        Yesterday a fault in our app overcharged a customer, and then we failed to listen. We are sorry. All wrong \
        charges will be refunded by Friday, and people will read your tickets again, day and night.
        = epilogue
        Update: the £412.80 is back on my card, after 20 hours and half the internet. Thank you all. I'm making my \
        coffee at home. #OsmedaRefund
        ~ outcry.neg
        {sum} for a flat white?! {anger} {storytag}
        {anger} {handle} give Mirelle her money back. {storytag}
        checked my card after the {storytag} story: {handle} charged me {number} times in {town} too. {anger?60}
        just deleted the Osmeda app. {anger?70} {storytag} {frown?40}
        {handle} {anger} {storytag} {frown?40}
        the Osmeda app took {sum} from a customer and support closed the ticket. {anger?60} {storytag?70}
        so {help} is online and says nothing? {hours} hours now. {anger?60} {storytag}
        cancelling my {product} subscription at Osmeda. {anger?60} {storytag}
        ~ outcry.neu
        can someone explain the {storytag} thing?
        what happened at Osmeda? everybody posts {storytag}
        is this {storytag} story confirmed? asking for {someone}
        ~ outcry.title
        Osmeda app charged a customer £412.80 for a flat white
        {storytag}: check your card
        Osmeda refuses refund, ticket closed three times
        ~ outcryReply.neg
        {anger} {handle} {frown?40}
        same happened to me at Osmeda {town}, {sum2} and still no refund. {anger?50}
        {sum} is {adv} {bad}. call your bank, get a chargeback. {storytag?40}
        I'm so sorry. {anger} {storytag?50}
        {handle} {help} answer her! {anger?50} {frown?30}
        their support closed my ticket too. {anger?60}
        deleting the app now. {anger?40} {storytag?50}
        ~ outcryReply.neu
        did you call your bank?
        any answer from {handle} yet?
        which shop was it, {town}?
        following this. {storytag}
        ~ outcryQuote.neg
        {anger} {storytag?70} {frown?40}
        read this before you use the Osmeda app. {anger?50} {storytag?50}
        {sum}. one flat white. {anger} {storytag?60}
        {hours} hours without an answer from {handle}. {anger} {storytag?50}
        this is why nobody should save a card in an app. {anger?50} {storytag?60}
        ~ outcryQuote.neu
        the {storytag} story so far
        wait, is this real? {storytag?60}
        = outcryArticle
        A customer says the app of the coffee chain Osmeda charged her £412.80 for one flat white. {said.story} \
        {facts} {press.end?50}
        The coffee chain Osmeda is facing a storm of complaints after a refund was refused. {facts} {said.story}
        Thousands share the complaint of an Osmeda customer under {storytag}. {facts} {said.story?70}
        = outcryArticle.title
        £412.80 for a flat white: anger at Osmeda
        Osmeda silent as refund complaint goes viral
        Coffee chain Osmeda under fire over app charge
        How one flat white became a crisis for Osmeda
        ~ said.story
        "My rent is due on Friday", the customer wrote.
        "Nobody answers", said {person}, who was charged {sum2} in {town}.
        "This is a lesson in how not to treat customers", said {person}, an analyst.
        ~ facts
        Her ticket was closed three times.
        The company had not answered by the time of writing.
        Others report wrong charges between {price} and {sum2}.
        The hashtag {storytag} was among the most used of the day.
        ~ storytag
        #OsmedaRefund
        #osmedarefund
        #BoycottOsmeda
        ~ sum
        £412.80
        412 quid
        £412
        four hundred pounds
        ~ sum2
        £{number}4.50
        £{number}8.20
        £{number}0
        ~ hours
        three
        four
        six
        eight
        twelve
        ~ anger
        absolutely disgusting.
        shame on you.
        this is theft.
        what a disgrace.
        refund her now!
        I'm furious.
        never again.
        unbelievable.
        boycott.
        how is this legal?
        disgusting how they treat people.
        pathetic support.
        my mum lost {sum2} the same way.
        {adv} {bad}.
        {person} in {town} had the same trouble.
        answer her!!
        they should be ashamed.
        """
}
