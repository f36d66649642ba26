extension Texts {
    /// What unhappy customers say on each topic.
    static let englishBadClauses: StaticString = """
        ~ taste.neg
        the {product} at {brand} tasted {adv?50} {bad}
        my {product} was cold and {bad}
        paid {price} for a {product} that tastes like {nasty}
        the {brand} {product} is {bad} now, it used to be {good}
        that {product} from {brand} in {town} went straight in the bin
        {brand} changed the beans and the {product} is {adv?40} {bad}
        found {foreign} in my {product} from {brand}
        {name} coffee leaves nothing but a {bad} aftertaste
        the {product} was burnt again at {brand} {town}
        ~ price.neg
        {price} for a {product} at {brand} is {adv?40} {bad}
        {brand} put up prices again, a {product} is {price} now
        {brand} is way too expensive for what it is
        they charge {price} extra for oat milk at {brand}, {bad} price policy
        the {product} got smaller and the price went up, thanks {brand}
        {brand} raised the price of the {product} by {number} percent
        paying {price} for a {product} at {name} {town} is a rip-off
        ~ app.neg
        the {brand} app crashes every time I {appdo}
        the {brand} app is {adv?50} {bad} since the update
        can't log in to the {brand} app, password reset {fails}
        the {name} app lost my order {order}
        {brand} app {fails} for the {number} time this week
        the app took my money and the shop never got the order, {brand}
        ordered in the {brand} app at {clock}, the app froze on "{status}"
        app says {minutes} minutes, {brand} staff say no order. {bad} app
        ~ staff.neg
        the staff at {brand} {town} were {adv?50} {rude}
        {rude} barista at {brand} this morning, {did.bad}
        the {town} {brand} barista {did.bad}
        asked for {product}, the barista at {brand} said "{quip}"
        nobody at {brand} {town} cares, the staff just {did.bad2}
        the manager at {brand} was {adv} {rude}
        {brand} staff told me "{quip}" and {did.bad}
        ~ delivery.neg
        {brand} delivery took {minutes} minutes and the {product} was cold
        my {brand} delivery never arrived, order {order}
        still waiting for the {brand} courier after {minutes} minutes
        {brand} delivery is late again, ordered at {clock}
        the beans I ordered from {brand} were delivered to {town} instead
        half of my {brand} delivery was missing, no {product}
        the courier for {brand} left the bag in the rain
        {brand} cancelled my delivery after {minutes} minutes of waiting
        ~ refund.neg
        {number} weeks and still no refund from {brand}
        {brand} refuses to refund order {order}
        {brand} charged me twice for one {product} and won't give the money back
        asked {brand} for a refund, got a voucher worth {price}
        the refund for {order} is "{status}" since {day}, {brand}
        {brand} support closed my refund ticket without an answer
        ~ queue.neg
        {minutes} minutes in the queue at {brand} {town} for one {product}
        the queue at {brand} was out of the door and {number} tills were closed
        {brand} {town} has one person working and a queue of {number}
        waited {minutes} minutes at {brand} and they had forgotten my {product}
        the line at {brand} is {adv?40} {bad} every {day}
        ~ loyalty.neg
        {brand} deleted my loyalty points, all {number} of them
        the {brand} loyalty card is worthless now
        my free {product} from {brand} expired after {number} days
        {brand} points don't add up, {number} stamps missing
        {brand} changed the rewards, now a free {product} takes {number} stamps
        ~ open.neg
        ugh,
        seriously,
        wow.
        so
        honestly,
        unbelievable:
        I can't believe it,
        well, that's it.
        absolutely fuming.
        dear {handle},
        okay {handle},
        worst morning ever:
        rant incoming.
        ~ more.neg
        never again.
        what a joke.
        so disappointed.
        I want my money back.
        this is not okay.
        {adv} {bad} service.
        how hard can it be?
        do better.
        I'm done with them.
        lost a customer of {number} years.
        nobody answers the phone either.
        total waste of time and money.
        it's the {number} time this happens.
        shame, it used to be {good}.
        even {user} warned me.
        avoid.
        ~ also.neg
        nobody said sorry
        the place was dirty
        the {product} was {bad} too
        they got my name wrong, I'm not {person}
        support just ignores me
        it cost {price}
        no one picks up the phone
        the card machine was broken
        it made me late for work
        ~ contrast.neg
        and they don't even care
        but sure, keep raising prices
        while {person} got theirs for free
        which is {adv} {bad}
        and the answer was "{quip}"
        and I'm not the only one
        ~ end.neg
        .
        !
        ...
        !!
        !!!
         smh
         lol
        ?!
        ~ ask
        any answer?
        fix this please
        I want a refund.
        can someone call me?
        what's going on?
        sort it out
        when will this be fixed?
        order {order}, please check.
        still waiting for an answer.
        ~ agree.neg
        same here.
        yes!
        exactly.
        this happened to me in {town}.
        100%.
        ugh, same.
        they did that to {person} as well.
        so true.
        +1.
        don't even start.
        ~ long.neg
        I have been a customer for {number} years and it gets worse each time.
        I wrote to customer service on {day} and got no answer.
        I would give zero stars if I could.
        please train the team, they seem lost.
        I asked for the manager, {person}, who was not interested.
        I will not be coming back and my friends won't either.
        """
}
