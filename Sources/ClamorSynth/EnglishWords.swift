extension Texts {
    /// The words that English clauses are filled with.
    static let englishWords: StaticString = """
        ~ product
        latte
        flat white
        cappuccino
        cold brew
        espresso
        oat latte
        iced latte
        croissant
        americano
        mocha
        matcha
        filter coffee
        chai latte
        cortado
        muffin
        bagel
        banana bread
        {word} roast
        cinnamon bun
        decaf
        hot chocolate
        pumpkin latte
        toastie
        double espresso
        {word} tea
        brownie
        avocado toast
        {town} blend
        ~ product2
        cookie
        croissant
        cake
        sandwich
        porridge
        tea
        brownie
        cheesecake
        ~ good
        great
        good
        amazing
        delicious
        excellent
        lovely
        perfect
        fantastic
        awesome
        nice
        brilliant
        superb
        wonderful
        tasty
        spot on
        decent
        gorgeous
        impressive
        outstanding
        top notch
        ~ bad
        terrible
        bad
        awful
        horrible
        disgusting
        ridiculous
        disappointing
        poor
        useless
        pathetic
        bitter
        lousy
        rubbish
        unacceptable
        dreadful
        shocking
        mediocre
        vile
        appalling
        gross
        ~ adv
        really
        so
        absolutely
        very
        just
        pretty
        totally
        soooo
        incredibly
        super
        properly
        truly
        bloody
        insanely
        kinda
        sooo
        genuinely
        ~ kind
        friendly
        lovely
        nice
        helpful
        sweet
        kind
        patient
        cheerful
        warm
        thoughtful
        ~ rude
        rude
        unfriendly
        slow
        unhelpful
        arrogant
        impolite
        clueless
        grumpy
        dismissive
        ~ nasty
        dishwater
        cardboard
        burnt rubber
        soap
        wet socks
        nothing
        old {word}
        mud
        ~ foreign
        a hair
        plastic
        a fly
        a piece of glass
        a plaster
        ~ fails
        doesn't work
        keeps failing
        hangs
        gives error {number}
        never arrives
        is broken
        ~ appdo
        try to pay
        open it
        add a {product}
        log in
        scan my card
        change the shop
        use a voucher
        ~ status
        processing
        pending
        preparing
        loading
        on its way
        under review
        ~ did.bad
        rolled their eyes at me
        ignored me
        laughed at my mum
        shouted at {person}
        got my order wrong twice
        walked away
        slammed the cup down
        ~ did.bad2
        chat all day
        stare at their phones
        argue with each other
        shrug
        ignore the line
        ~ did.good
        remembered my order
        drew a cat in the foam
        made my day
        paid for the lady behind me
        helped an old man with his bags
        gave my dog a treat
        fixed my order at once
        ~ quip
        not my problem
        that's our policy
        next please
        you should have used the app
        take it or leave it
        we are too busy
        write an email
        no idea
        ~ day
        Monday
        Friday
        Saturday
        Sunday
        Tuesday
        Wednesday
        Thursday
        """
}
