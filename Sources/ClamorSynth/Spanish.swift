extension Texts {
    /// Texts in Spanish.
    static let spanish: StaticString = """
        ~ post.neg
        {topic}{end.neg} {more.neg?50} {frown?30} {tail?30}
        {open.neg} {topic}{end.neg} {tail?30}
        {handle} {topic}. ¿Alguna respuesta? {more.neg?40}
        {topic}, {more.neg} {frown?30}
        ~ post.pos
        {topic}{end.pos} {more.pos?50} {smile?40} {tail?30}
        {open.pos} {topic}{end.pos} {smile?30} {tail?30}
        {handle} {topic}, ¡gracias! {smile?40}
        ~ post.neu
        {topic} {tail?40}
        Una pregunta: {topic} {more.neu?50}
        {user} {topic}
        ~ reply.neg
        A mí también me pasó. {topic}{end.neg}
        Totalmente de acuerdo. {more.neg} {frown?30}
        No me extraña, {topic}{end.neg}
        ~ reply.pos
        ¡Igual yo! {topic}{end.pos}
        Totalmente de acuerdo. {more.pos} {smile?40}
        ~ reply.neu
        Ni idea. {topic}
        ¿En {town}? {more.neu}
        ~ compare.neg
        {topic}. Me cambio a {other}{end.neg}
        {name} o {other}: {topic}, {other} es mejor.
        ~ compare.pos
        {topic}, mucho mejor que {other}{end.pos}
        ~ compare.neu
        ¿{name} o {other}? {topic}
        ~ review.neg
        {topic}. {more.neg}
        {topic}. Fui el {day} a {town}: {more.neg}
        ~ review.pos
        {topic}. {more.pos}
        {topic}. Fui el {day} a {town}. {more.pos}
        ~ review.neu
        {topic}. Ni bien ni mal.
        ~ article.neg
        Crecen las quejas contra {name} en {town}: {topic}. La empresa no quiso hacer comentarios.
        ~ article.pos
        {name} abre {number} cafeterías nuevas, también en {town}. "{topic}", dice {person}.
        ~ article.neu
        {name} anuncia un nuevo tostadero en {town} y espera ventas de {number} millones, según {person}.
        {name} cambia sus horarios en {town} a partir del {day}.
        ~ ownReply
        Hola, sentimos mucho lo ocurrido. Envíanos por mensaje el número de pedido y lo revisamos. ^{person}
        Hola, gracias por avisar. ¿En qué tienda fue? Queremos arreglarlo. ^{person}
        ~ title.neg
        Muy {bad}
        Decepción en {town}
        No vuelvo
        ~ title.pos
        Muy {good}
        Mi favorito en {town}
        ~ title.neu
        Normal
        {name} en {town}
        ~ taste.neg
        el {product} de {brand} estaba {adv} {bad}
        pagué {price} por un {product} frío en {brand} {town}
        ~ taste.neu
        ¿qué café usa {brand} para el {product}?
        hoy pruebo el nuevo {product} de {brand}
        ~ taste.pos
        el {product} de {brand} está {adv} {good}
        me encanta el {product} de {brand} {town}
        ~ price.neg
        {price} por un {product} en {brand} es {adv} caro
        {brand} subió los precios otra vez
        ~ price.neu
        ¿cuánto cuesta un {product} en {brand}?
        el {product} cuesta {price} en {brand} {town}
        ~ price.pos
        {brand} tiene el {product} a {price}, {adv} barato
        dos por uno en {product} hoy en {brand}
        ~ app.neg
        la app de {brand} no funciona, no puedo pagar
        la aplicación de {brand} se cierra sola desde la actualización
        ~ app.neu
        ¿está caída la app de {brand}?
        ¿cómo cambio mi correo en la app de {brand}?
        ~ app.pos
        la app de {brand} va {adv} bien
        pedí con la app de {brand} y listo en {number} minutos
        ~ staff.neg
        el camarero de {brand} {town} fue {adv} grosero
        en {brand} me dijeron "no es mi problema"
        ~ staff.neu
        {brand} busca personal en {town}
        ¿sigue trabajando {person} en {brand} {town}?
        ~ staff.pos
        el equipo de {brand} {town} es {adv} amable
        {person} de {brand} siempre me saluda por mi nombre
        ~ delivery.neg
        el pedido de {brand} tardó {minutes} minutos y llegó frío
        la entrega de {brand} nunca llegó, pedido {order}
        ~ delivery.neu
        ¿{brand} entrega a domicilio en {town}?
        el reparto de {brand} empieza a las {clock}
        ~ delivery.pos
        la entrega de {brand} llegó en {number} minutos
        mi caja de {brand} llegó un día antes
        ~ refund.neg
        llevo {number} semanas esperando el reembolso de {brand}
        {brand} me cobró dos veces y no devuelve el dinero
        ~ refund.neu
        ¿cuánto tarda un reembolso de {brand}?
        ¿a quién escribo por el reembolso {order} en {brand}?
        ~ refund.pos
        {brand} me devolvió el dinero en {number} horas
        reembolso de {brand} recibido, buen servicio
        ~ queue.neg
        {minutes} minutos de cola en {brand} {town}
        una sola persona atendiendo en {brand}, cola de {number}
        ~ queue.neu
        ¿hay cola ahora en {brand} {town}?
        {brand} {town} abre a las {clock}
        ~ queue.pos
        hoy sin cola en {brand} {town}
        mucha gente en {brand} pero fue rápido
        ~ loyalty.neg
        {brand} me borró los {number} puntos
        la tarjeta de {brand} ya no sirve para nada
        ~ loyalty.neu
        ¿cuántos puntos cuesta un {product} en {brand}?
        ¿tiene {brand} tarjeta de fidelidad?
        ~ loyalty.pos
        {product} gratis con los puntos de {brand}
        puntos dobles en {brand} este {day}
        ~ product
        café con leche
        cortado
        capuchino
        café helado
        cruasán
        bocadillo
        té {word}
        ~ adv
        muy
        realmente
        súper
        demasiado
        ~ good
        rico
        bueno
        increíble
        perfecto
        delicioso
        ~ bad
        malo
        horrible
        amargo
        quemado
        asqueroso
        ~ open.neg
        Qué vergüenza:
        No me lo creo,
        De verdad,
        ~ open.pos
        Por cierto,
        Qué alegría:
        Hay que decirlo:
        ~ more.neg
        nunca más.
        un desastre.
        qué decepción.
        no lo recomiendo.
        quiero mi dinero.
        peor servicio de {town}.
        ~ more.pos
        Lo recomiendo.
        Volveré.
        ¡Gracias {person}!
        El mejor de {town}.
        ~ more.neu
        ¿Alguien sabe?
        Gracias.
        Pregunto por {person}.
        ~ end.neg
        .
        !!
        ...
        ~ end.pos
        !
        .
        !!
        ~ day
        lunes
        viernes
        sábado
        """
}
