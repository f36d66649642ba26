extension Texts {
    /// How English texts are put together around the clause of their topic.
    static let englishFrames: StaticString = """
        ~ post.neg
        {open.neg?45} {topic}{end.neg} {more.neg?45} {tail?30}
        {topic}{end.neg} {more.neg?40} {frown?35} {tail?25}
        {handle} {topic}. {ask?70} {tail?15}
        {topic} and {also.neg}{end.neg} {frown?30}
        {open.neg?50} {topic}, {contrast.neg}{end.neg} {tail?25}
        {handle} {help?40} {topic}!! {ask} {more.neg?40}
        {topic}{end.neg}{nl}{nl}{more.neg} {tail}
        never again {name}. {topic}, {also.neg}. {tail?30}
        {number} times this month. {topic}{end.neg} {more.neg?50}
        ~ post.pos
        {open.pos?45} {topic}{end.pos} {more.pos?40} {tail?35}
        {topic}{end.pos} {smile?45} {tail?30}
        {topic} and {also.pos}{end.pos} {smile?35}
        {handle} {topic}{end.pos} {thanks?60} {smile?40}
        {open.pos?50} {topic}, {contrast.pos}{end.pos} {tail?25}
        {topic}{end.pos}{nl}{more.pos} {smile?50} {tail?30}
        shout out to {person} at {name} {town}: {topic}{end.pos} {smile?50}
        ~ post.neu
        {topic}{end.neu} {tail?45}
        {open.neu?50} {topic}{end.neu} {more.neu?35} {tail?30}
        {handle} {topic}? {more.neu?25}
        {topic}? asking for {someone} {tail?40}
        {more.neu} {topic}{end.neu}
        {user} {topic}? {tail?20}
        ~ reply.neg
        {agree.neg} {topic}{end.neg} {frown?25}
        {agree.neg} {more.neg?60} {frown?25}
        {topic} here too{end.neg} {also.neg?30}
        not surprised, {topic}{end.neg}
        {disagree}, {topic}{end.neg}
        {user} you need to see this. {topic}{end.neg}
        ~ reply.pos
        {agree.pos} {topic}{end.pos} {smile?35}
        {agree.pos} {more.pos?60} {smile?30}
        {disagree}, {topic}{end.pos}
        {topic} for me{end.pos} {smile?30}
        {thanks} {topic}{end.pos}
        ~ reply.neu
        {agree.neu} {topic}{end.neu}
        {agree.neu} {more.neu?60}
        {topic}? {more.neu?30}
        was that the one in {town}? {more.neu?40}
        {user} what do you think? {topic}{end.neu}
        ~ quote.neg
        this. {topic}{end.neg}
        {more.neg} {frown?40}
        {open.neg} {topic}{end.neg} {frown?30}
        exactly why I stopped going. {topic}{end.neg}
        ~ quote.pos
        this! {topic}{end.pos} {smile?40}
        {more.pos} {smile?40}
        see, {topic}{end.pos}
        ~ quote.neu
        interesting. {topic}{end.neu}
        {more.neu} {topic}?
        hm. {more.neu}
        ~ compare.neg
        {topic}. going to {other} from now on{end.neg} {tail?20}
        switched from {brand} to {other} after this: {topic}{end.neg}
        {name} vs {other}: {topic}, and {other} is simply {good}
        if {other} can manage it, why not {brand}? {topic}{end.neg} {frown?25}
        ~ compare.pos
        {topic}, so much better than {other}{end.pos} {smile?30}
        switched from {other} to {brand} and {topic}{end.pos}
        {name} beats {other}: {topic} {smile?40}
        {other} could learn from {brand}. {topic}{end.pos} {tail?25}
        ~ compare.neu
        {name} or {other} near {town}? {topic}
        {topic}, same at {other} I think
        comparing {name} and {other} today: {topic}{end.neu} {tail?20}
        ~ review.neg
        {topic}. {also.neg}. {more.neg?60}
        {long.neg} {topic}. {more.neg?70}
        {topic}, {contrast.neg}.{nl}{nl}{more.neg} {long.neg}
        visited the {town} shop on {day}. {topic} and {also.neg}. {more.neg?60}
        ~ review.pos
        {topic}. {also.pos}. {more.pos?60}
        {long.pos} {topic}. {more.pos?70}
        {topic}, {contrast.pos}.{nl}{nl}{more.pos} {long.pos}
        visited the {town} shop on {day}. {topic} and {also.pos}. {more.pos?60}
        ~ review.neu
        {topic}. {more.neu} {long.neu}
        {long.neu} {topic}.
        the {town} shop: {topic}, {long.neu}
        ~ title.neg
        {adv} {bad}
        avoid the {town} one
        what happened to {name}?
        {bad} {product}
        not worth {price}
        went downhill
        ~ title.pos
        {adv} {good}
        my favourite
        best {product} in {town}
        {good} as always
        thank you {person}!
        ~ title.neu
        it is okay
        {name} in {town}
        question about {name}
        average {product}
        three stars
        """
}
