extension Texts {
    /// Texts in German.
    static let german: StaticString = """
        ~ post.neg
        {topic}{end.neg} {more.neg?50} {frown?30} {tail?30}
        {open.neg} {topic}{end.neg} {tail?30}
        {handle} {topic}. Kommt da noch was? {more.neg?40}
        {topic}, {more.neg} {frown?30}
        ~ post.pos
        {topic}{end.pos} {more.pos?50} {smile?40} {tail?30}
        {open.pos} {topic}{end.pos} {smile?30} {tail?30}
        {handle} {topic}, danke! {smile?40}
        ~ post.neu
        {topic} {tail?40}
        Kurze Frage: {topic} {more.neu?50}
        {user} {topic}
        ~ reply.neg
        Bei mir genauso. {topic}{end.neg}
        Sehe ich auch so. {more.neg} {frown?30}
        Wundert mich nicht, {topic}{end.neg}
        ~ reply.pos
        Ich auch! {topic}{end.pos}
        Sehe ich auch so. {more.pos} {smile?40}
        ~ reply.neu
        Keine Ahnung. {topic}
        In {town}? {more.neu}
        ~ compare.neg
        {topic}. Ich gehe jetzt zu {other}{end.neg}
        {name} oder {other}: {topic}, {other} ist besser.
        ~ compare.pos
        {topic}, viel besser als {other}{end.pos}
        ~ compare.neu
        {name} oder {other}? {topic}
        ~ review.neg
        {topic}. {more.neg}
        {topic}. Am {day} in {town}: {more.neg}
        ~ review.pos
        {topic}. {more.pos}
        {topic}. Am {day} in {town}. {more.pos}
        ~ review.neu
        {topic}. Weder gut noch schlecht.
        ~ article.neg
        Die Beschwerden über {name} in {town} nehmen zu: {topic}. Das Unternehmen wollte sich nicht äußern.
        ~ article.pos
        {name} eröffnet {number} neue Cafés, auch in {town}. „{topic}“, sagt {person}.
        ~ article.neu
        {name} plant eine Rösterei in {town} und erwartet {number} Millionen Umsatz, so {person}.
        {name} ändert ab {day} die Öffnungszeiten in {town}.
        ~ ownReply
        Hallo, das tut uns leid. Schick uns bitte die Bestellnummer per Nachricht, wir kümmern uns. ^{person}
        Hallo, danke für den Hinweis. In welcher Filiale war das? ^{person}
        ~ title.neg
        {adv} {bad}
        Enttäuscht in {town}
        Nie wieder
        ~ title.pos
        {adv} {good}
        Mein Liebling in {town}
        ~ title.neu
        Ganz okay
        {name} in {town}
        ~ taste.neg
        der {product} bei {brand} war {adv} {bad}
        {price} für einen kalten {product} bei {brand} {town}
        ~ taste.neu
        welche Bohnen nimmt {brand} für den {product}?
        heute den neuen {product} von {brand} probiert
        ~ taste.pos
        der {product} bei {brand} ist {adv} {good}
        ich liebe den {product} von {brand} {town}
        ~ price.neg
        {price} für einen {product} bei {brand} ist {adv} teuer
        {brand} hat schon wieder die Preise erhöht
        ~ price.neu
        was kostet ein {product} bei {brand}?
        der {product} kostet bei {brand} {town} {price}
        ~ price.pos
        {product} für {price} bei {brand}, {adv} günstig
        zwei {product} zum Preis von einem bei {brand}
        ~ app.neg
        die {brand} App stürzt beim Bezahlen ab
        ich komme nicht mehr in die App von {brand}, Passwort geht nicht
        ~ app.neu
        ist die {brand} App gerade down?
        wie ändere ich meine Mail in der App von {brand}?
        ~ app.pos
        die {brand} App läuft {adv} gut
        mit der App von {brand} bestellt, nach {number} Minuten fertig
        ~ staff.neg
        das Personal bei {brand} {town} war {adv} unfreundlich
        bei {brand} hieß es nur "nicht mein Problem"
        ~ staff.neu
        {brand} sucht Leute in {town}
        arbeitet {person} noch bei {brand} {town}?
        ~ staff.pos
        das Team bei {brand} {town} ist {adv} nett
        {person} von {brand} kennt meine Bestellung auswendig
        ~ delivery.neg
        die Lieferung von {brand} kam nach {minutes} Minuten und kalt
        Bestellung {order} von {brand} ist nie angekommen
        ~ delivery.neu
        liefert {brand} nach {town}?
        die Lieferung von {brand} startet um {clock}
        ~ delivery.pos
        Lieferung von {brand} war nach {number} Minuten da
        mein Paket von {brand} kam einen Tag früher
        ~ refund.neg
        seit {number} Wochen keine Erstattung von {brand}
        {brand} hat doppelt abgebucht und zahlt nicht zurück
        ~ refund.neu
        wie lange dauert eine Erstattung bei {brand}?
        wen frage ich bei {brand} wegen Erstattung {order}?
        ~ refund.pos
        {brand} hat nach {number} Stunden alles erstattet
        Erstattung von {brand} ist da, guter Service
        ~ queue.neg
        {minutes} Minuten Schlange bei {brand} {town}
        nur eine Kasse offen bei {brand}, {number} Leute vor mir
        ~ queue.neu
        ist bei {brand} {town} gerade viel los?
        {brand} {town} öffnet um {clock}
        ~ queue.pos
        heute keine Schlange bei {brand} {town}
        viel los bei {brand}, ging aber schnell
        ~ loyalty.neg
        {brand} hat mir {number} Punkte gelöscht
        die Stempelkarte von {brand} bringt nichts mehr
        ~ loyalty.neu
        wie viele Punkte kostet ein {product} bei {brand}?
        hat {brand} eine Stempelkarte?
        ~ loyalty.pos
        {product} gratis mit Punkten von {brand}
        doppelte Punkte bei {brand} am {day}
        ~ product
        Milchkaffee
        Cappuccino
        Espresso
        Eiskaffee
        Kuchen
        Filterkaffee
        {word}-Tee
        ~ adv
        wirklich
        sehr
        echt
        richtig
        ~ good
        lecker
        gut
        großartig
        perfekt
        köstlich
        ~ bad
        schlecht
        bitter
        furchtbar
        ungenießbar
        enttäuschend
        ~ open.neg
        Unglaublich,
        Echt jetzt,
        Frechheit:
        ~ open.pos
        Muss man sagen:
        Schöne Überraschung:
        Ehrlich,
        ~ more.neg
        nie wieder.
        was für eine Enttäuschung.
        nicht zu empfehlen.
        ich will mein Geld zurück.
        der schlechteste Laden in {town}.
        ~ more.pos
        Sehr zu empfehlen.
        Ich komme wieder.
        Danke {person}!
        Der beste in {town}.
        ~ more.neu
        Weiß das jemand?
        Danke.
        {person} fragt.
        ~ end.neg
        .
        !!
        ...
        ~ end.pos
        !
        .
        !!
        ~ day
        Montag
        Freitag
        Samstag
        """
}
