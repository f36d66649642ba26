extension Texts {
    /// What happy customers say on each topic.
    static let englishGoodClauses: StaticString = """
        ~ taste.pos
        the {product} at {brand} is {adv?50} {good}
        the new {brand} {product} tastes {adv?40} {good}
        best {product} in {town} is at {brand}
        {brand} makes a {adv?30} {good} {product}
        I love the {product} from {brand}
        had a {good} {product} at {brand} {town}
        nothing beats a {product} from {brand} on a {day} morning
        {name} beans smell {adv?40} {good}
        can't stop thinking about that {product} at {brand}
        ~ price.pos
        {price} for a {product} at {brand} is {adv?30} fair
        {brand} has cut the price of the {product} to {price}
        two for one on {product} at {brand} today, {good} deal
        {brand} is cheap and {good}, {price} for a {product}
        happy with the student discount at {brand} {town}
        great value at {brand}, {product} and {product2} for {price}
        ~ app.pos
        the {brand} app is {adv?40} {good}
        ordered ahead in the {brand} app, {product} ready in {number} minutes
        the new {brand} app update is {good}, so fast
        love how the {name} app remembers my {product}
        {brand} app makes my commute {adv?30} easy
        ~ staff.pos
        the staff at {brand} {town} are {adv?50} {kind}
        {person} at {brand} {town} is the most {kind} barista ever
        the barista at {brand} {did.good}
        {kind} team at {brand}, {person} {did.good}
        forgot my wallet and {brand} staff gave me a {product} for free
        {brand} {town} has the most {kind} people
        ~ delivery.pos
        {brand} delivery came in {number} minutes, {product} still hot
        my {brand} beans arrived a day early
        {good} delivery from {brand}, the courier was {adv?40} {kind}
        ordered {product} from {brand} at {clock}, here by lunch
        the {brand} subscription box arrived and it's {adv?40} {good}
        ~ refund.pos
        {brand} gave me a refund within {number} hours, no questions asked
        refund from {brand} arrived today, {good} support
        wrong {product}, {brand} refunded all {price} and said sorry
        {brand} sorted my refund for {order}, thanks {person}
        ~ queue.pos
        no queue at {brand} {town} today
        long queue at {brand} but it moved {adv?40} fast
        in and out of {brand} in {number} minutes
        {brand} opened a second till in {town}, no more waiting
        ~ loyalty.pos
        got a free {product} with my {brand} points
        the {brand} loyalty card is {adv?40} {good}
        {number} stamps at {brand}, next {product} is free
        double points at {brand} this {day}
        birthday {product} on the house from {brand}, so {kind}
        ~ open.pos
        okay,
        honestly,
        wow,
        just a quick one:
        happy {day}!
        credit where it's due,
        mmm.
        yay,
        not an ad but
        pleasant surprise:
        treat yourself,
        ~ more.pos
        made my day.
        highly recommend.
        will be back.
        love it.
        so good.
        10/10.
        keep it up!
        {adv} {good}.
        my new favourite place.
        the best part of my {day}.
        {person} is a star.
        even {user} liked it.
        you have to try it.
        worth every penny.
        ~ also.pos
        the {product2} was {good} too
        the music was {good}
        everyone was so {kind}
        the place was spotless
        it was only {price}
        they even remembered my name
        the wifi works
        ~ contrast.pos
        and I'm usually picky
        which never happens
        and that on a {day}
        even though it was packed
        and it wasn't even expensive
        despite the rain
        ~ end.pos
        !
        .
        !!
         :)
        !!!
         <3
        ~ thanks
        thank you!
        thanks {person}!
        you rock!
        keep it up!
        much appreciated.
        cheers!
        ~ agree.pos
        same!
        yes!!
        so true.
        totally agree.
        glad to hear it.
        right?
        can confirm.
        love this.
        ~ disagree
        nah
        hm, not for me
        have to disagree
        weird
        funny, not in {town}
        ~ long.pos
        I come here every {day} and have never been let down.
        the seats are comfy and there are plugs everywhere.
        special thanks to {person} who went out of their way for us.
        I brought {number} friends and all of them loved it.
        they take allergies seriously, which is rare.
        """
}
