extension Texts {
    /// Texts in French.
    static let french: StaticString = """
        ~ post.neg
        {topic}{end.neg} {more.neg?50} {frown?30} {tail?30}
        {open.neg} {topic}{end.neg} {tail?30}
        {handle} {topic}. Une réponse ? {more.neg?40}
        {topic}, {more.neg} {frown?30}
        ~ post.pos
        {topic}{end.pos} {more.pos?50} {smile?40} {tail?30}
        {open.pos} {topic}{end.pos} {smile?30} {tail?30}
        {handle} {topic}, merci ! {smile?40}
        ~ post.neu
        {topic} {tail?40}
        Petite question : {topic} {more.neu?50}
        {user} {topic}
        ~ reply.neg
        Pareil pour moi. {topic}{end.neg}
        Tout à fait d'accord. {more.neg} {frown?30}
        Ça ne m'étonne pas, {topic}{end.neg}
        ~ reply.pos
        Moi aussi ! {topic}{end.pos}
        Tout à fait d'accord. {more.pos} {smile?40}
        ~ reply.neu
        Aucune idée. {topic}
        À {town} ? {more.neu}
        ~ compare.neg
        {topic}. Je passe chez {other}{end.neg}
        {name} ou {other} : {topic}, {other} est meilleur.
        ~ compare.pos
        {topic}, bien mieux que {other}{end.pos}
        ~ compare.neu
        {name} ou {other} ? {topic}
        ~ review.neg
        {topic}. {more.neg}
        {topic}. Visite à {town} : {more.neg}
        ~ review.pos
        {topic}. {more.pos}
        {topic}. Visite à {town} {day}. {more.pos}
        ~ review.neu
        {topic}. Ni bien ni mal.
        ~ article.neg
        Les plaintes contre {name} se multiplient à {town} : {topic}. L'entreprise n'a pas souhaité répondre.
        ~ article.pos
        {name} ouvre {number} nouveaux cafés, dont un à {town}. « {topic} », raconte {person}.
        ~ article.neu
        {name} annonce une brûlerie à {town} et vise {number} millions de chiffre d'affaires, selon {person}.
        {name} change ses horaires à {town} à partir de {day}.
        ~ ownReply
        Bonjour, nous sommes désolés. Envoyez-nous le numéro de commande en message privé. ^{person}
        Bonjour, merci de nous l'avoir signalé. C'était dans quelle boutique ? ^{person}
        ~ title.neg
        Vraiment {bad}
        Déçu à {town}
        Plus jamais
        ~ title.pos
        Vraiment {good}
        Mon préféré à {town}
        ~ title.neu
        Correct
        {name} à {town}
        ~ taste.neg
        le {product} de {brand} était {adv} {bad}
        {price} pour un {product} froid chez {brand} {town}
        ~ taste.neu
        quel café utilise {brand} pour le {product} ?
        je goûte le nouveau {product} de {brand}
        ~ taste.pos
        le {product} de {brand} est {adv} {good}
        j'adore le {product} de {brand} {town}
        ~ price.neg
        {price} le {product} chez {brand}, c'est {adv} cher
        {brand} a encore augmenté ses prix
        ~ price.neu
        combien coûte un {product} chez {brand} ?
        le {product} est à {price} chez {brand} {town}
        ~ price.pos
        le {product} à {price} chez {brand}, {adv} correct
        deux {product} pour le prix d'un chez {brand}
        ~ app.neg
        l'appli {brand} plante à chaque paiement
        impossible de se connecter à l'application {brand}
        ~ app.neu
        l'appli {brand} est en panne ou c'est moi ?
        comment changer mon adresse dans l'appli {brand} ?
        ~ app.pos
        l'appli {brand} marche {adv} bien
        commandé avec l'appli {brand}, prêt en {number} minutes
        ~ staff.neg
        le serveur de {brand} {town} était {adv} désagréable
        chez {brand} on m'a répondu "pas mon problème"
        ~ staff.neu
        {brand} recrute à {town}
        {person} travaille encore chez {brand} {town} ?
        ~ staff.pos
        l'équipe de {brand} {town} est {adv} gentille
        {person} chez {brand} se souvient toujours de ma commande
        ~ delivery.neg
        livraison {brand} en {minutes} minutes et tout était froid
        ma commande {order} chez {brand} n'est jamais arrivée
        ~ delivery.neu
        {brand} livre à {town} ?
        la livraison {brand} commence à {clock}
        ~ delivery.pos
        livraison {brand} en {number} minutes, parfait
        mon colis {brand} est arrivé en avance
        ~ refund.neg
        {number} semaines sans remboursement de {brand}
        {brand} m'a débité deux fois et ne rembourse pas
        ~ refund.neu
        combien de temps pour un remboursement chez {brand} ?
        qui contacter chez {brand} pour le remboursement {order} ?
        ~ refund.pos
        {brand} m'a remboursé en {number} heures
        remboursement {brand} reçu, bon service
        ~ queue.neg
        {minutes} minutes de queue chez {brand} {town}
        une seule caisse ouverte chez {brand}, {number} personnes devant moi
        ~ queue.neu
        il y a du monde chez {brand} {town} ?
        {brand} {town} ouvre à {clock}
        ~ queue.pos
        pas de queue chez {brand} {town} ce matin
        du monde chez {brand} mais c'était rapide
        ~ loyalty.neg
        {brand} a supprimé mes {number} points
        la carte de fidélité {brand} ne sert plus à rien
        ~ loyalty.neu
        combien de points pour un {product} chez {brand} ?
        {brand} a une carte de fidélité ?
        ~ loyalty.pos
        un {product} offert avec mes points {brand}
        points doublés chez {brand} ce {day}
        ~ product
        café crème
        cappuccino
        expresso
        café glacé
        croissant
        thé {word}
        chocolat chaud
        ~ adv
        vraiment
        très
        trop
        super
        ~ good
        bon
        délicieux
        parfait
        excellent
        génial
        ~ bad
        mauvais
        amer
        imbuvable
        décevant
        brûlé
        ~ open.neg
        Quelle honte :
        Sérieusement,
        J'hallucine,
        ~ open.pos
        Bonne surprise :
        Franchement,
        Il faut le dire :
        ~ more.neg
        plus jamais.
        quelle déception.
        à éviter.
        je veux être remboursé.
        le pire de {town}.
        ~ more.pos
        Je recommande.
        J'y retourne demain.
        Merci {person} !
        Le meilleur de {town}.
        ~ more.neu
        Quelqu'un sait ?
        Merci.
        C'est pour {person}.
        ~ end.neg
        .
         !!
        ...
        ~ end.pos
         !
        .
         !!
        ~ day
        lundi
        vendredi
        samedi
        """
}
