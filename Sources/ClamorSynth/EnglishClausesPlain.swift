extension Texts {
    /// What is said and asked on each topic without praise or blame.
    static let englishPlainClauses: StaticString = """
        ~ taste.neu
        does {brand} still have the {product}
        {brand} has a new {product} with {word} syrup
        trying the {product} at {brand} today
        which beans does {brand} use for the {product}
        is the {product} at {brand} vegan
        had a {product} at {brand} {town}
        ~ price.neu
        how much is a {product} at {brand} now
        a {product} at {brand} is {price} in {town}
        {brand} price list for {day}: {product} {price}
        does {brand} take cash or card only
        is there a student price at {brand}
        ~ app.neu
        is the {brand} app down or is it me
        how do I change my email in the {brand} app
        {brand} app version {number}.{number} is out
        does the {brand} app work on old phones
        where in the {brand} app do I find order {order}
        ~ staff.neu
        {brand} is looking for a barista in {town}
        does {person} still work at {brand} {town}
        {brand} staff are on shift until {clock} in {town}
        new manager at {brand} {town}, {person} from {town}
        job interview at {brand} on {day}
        ~ delivery.neu
        does {brand} deliver to {town}
        what time does {brand} delivery start on {day}
        {brand} delivery now covers {town}
        ordered {product} from {brand}, delivery at {clock}
        which courier does {brand} use for beans
        ~ refund.neu
        how long does a refund from {brand} take
        does {brand} refund to the card or to the app
        who do I ask at {brand} about refund {order}
        {brand} has a new refund policy from {day}
        ~ queue.neu
        is there a queue at {brand} {town} right now
        {brand} {town} opens at {clock} on {day}
        how busy is {brand} at {clock}
        meeting {person} at {brand} {town} at {clock}
        ~ loyalty.neu
        how many points for a {product} at {brand}
        does {brand} have a loyalty card
        can I move my {brand} points to a new phone
        {brand} stamps are {number} for a {product} from {day}
        ~ open.neu
        quick question:
        fyi,
        hey,
        so
        btw
        does anyone know,
        note to self:
        ~ more.neu
        just wondering.
        will report back.
        no idea.
        let me know.
        I'm in {town} until {day}.
        asking because {person} told me so.
        anyone?
        not sure how I feel about it.
        could be either.
        ~ end.neu
        .
        ...
         I think
         apparently
        ~ agree.neu
        no idea,
        maybe.
        hm.
        depends.
        I think so,
        not sure,
        good question.
        as far as I know
        interesting.
        ~ someone
        a friend
        my mum
        {person}
        my boss
        work
        {user}
        ~ long.neu
        nothing special but okay.
        some things good, some things less so.
        it does the job.
        I might give it another try.
        the {product} was fine, the {product2} was not.
        for {price} it is what one would expect.
        """
}
