extension Texts {
    /// Texts in Portuguese.
    static let portuguese: StaticString = """
        ~ post.neg
        {topic}{end.neg} {more.neg?50} {frown?30} {tail?30}
        {open.neg} {topic}{end.neg} {tail?30}
        {handle} {topic}. Alguma resposta? {more.neg?40}
        {topic}, {more.neg} {frown?30}
        ~ post.pos
        {topic}{end.pos} {more.pos?50} {smile?40} {tail?30}
        {open.pos} {topic}{end.pos} {smile?30} {tail?30}
        {handle} {topic}, obrigado! {smile?40}
        ~ post.neu
        {topic} {tail?40}
        Uma dúvida: {topic} {more.neu?50}
        {user} {topic}
        ~ reply.neg
        Comigo também. {topic}{end.neg}
        Concordo. {more.neg} {frown?30}
        Não me surpreende, {topic}{end.neg}
        ~ reply.pos
        Eu também! {topic}{end.pos}
        Concordo. {more.pos} {smile?40}
        ~ reply.neu
        Não sei. {topic}
        Em {town}? {more.neu}
        ~ compare.neg
        {topic}. Vou para o {other}{end.neg}
        {name} ou {other}: {topic}, o {other} é melhor.
        ~ compare.pos
        {topic}, muito melhor que {other}{end.pos}
        ~ compare.neu
        {name} ou {other}? {topic}
        ~ review.neg
        {topic}. {more.neg}
        {topic}. Fui em {town} na {day}: {more.neg}
        ~ review.pos
        {topic}. {more.pos}
        {topic}. Fui em {town}. {more.pos}
        ~ review.neu
        {topic}. Nem bom nem ruim.
        ~ article.neg
        Aumentam as reclamações contra {name} em {town}: {topic}. A empresa não quis comentar.
        ~ article.pos
        {name} abre {number} cafeterias novas, uma delas em {town}. "{topic}", diz {person}.
        ~ article.neu
        {name} anuncia uma torrefação em {town} e espera vendas de {number} milhões, segundo {person}.
        {name} muda o horário em {town} a partir de {day}.
        ~ ownReply
        Oi, sentimos muito. Manda o número do pedido por mensagem que vamos resolver. ^{person}
        Olá, obrigado pelo aviso. Em qual loja foi? ^{person}
        ~ title.neg
        Muito {bad}
        Decepção em {town}
        Nunca mais
        ~ title.pos
        Muito {good}
        Meu favorito em {town}
        ~ title.neu
        Normal
        {name} em {town}
        ~ taste.neg
        o {product} do {brand} estava {adv} {bad}
        paguei {price} por um {product} frio no {brand} {town}
        ~ taste.neu
        qual café o {brand} usa no {product}?
        hoje vou provar o novo {product} do {brand}
        ~ taste.pos
        o {product} do {brand} é {adv} {good}
        amo o {product} do {brand} {town}
        ~ price.neg
        {price} por um {product} no {brand} é {adv} caro
        o {brand} aumentou os preços de novo
        ~ price.neu
        quanto custa um {product} no {brand}?
        o {product} custa {price} no {brand} {town}
        ~ price.pos
        {product} por {price} no {brand}, {adv} barato
        dois {product} pelo preço de um no {brand}
        ~ app.neg
        o aplicativo do {brand} trava na hora de pagar
        não consigo entrar no app do {brand}
        ~ app.neu
        o app do {brand} caiu ou sou eu?
        como mudo meu e-mail no app do {brand}?
        ~ app.pos
        o app do {brand} funciona {adv} bem
        pedi pelo app do {brand} e ficou pronto em {number} minutos
        ~ staff.neg
        o atendente do {brand} {town} foi {adv} grosso
        no {brand} me disseram "não é problema meu"
        ~ staff.neu
        o {brand} está contratando em {town}
        {person} ainda trabalha no {brand} {town}?
        ~ staff.pos
        a equipe do {brand} {town} é {adv} simpática
        {person} do {brand} sempre lembra do meu pedido
        ~ delivery.neg
        a entrega do {brand} levou {minutes} minutos e chegou fria
        o pedido {order} do {brand} nunca chegou
        ~ delivery.neu
        o {brand} entrega em {town}?
        a entrega do {brand} começa às {clock}
        ~ delivery.pos
        a entrega do {brand} chegou em {number} minutos
        minha caixa do {brand} chegou um dia antes
        ~ refund.neg
        {number} semanas esperando o reembolso do {brand}
        o {brand} cobrou duas vezes e não devolve o dinheiro
        ~ refund.neu
        quanto tempo leva um reembolso do {brand}?
        com quem falo no {brand} sobre o reembolso {order}?
        ~ refund.pos
        o {brand} devolveu o dinheiro em {number} horas
        reembolso do {brand} recebido, bom atendimento
        ~ queue.neg
        {minutes} minutos de fila no {brand} {town}
        só um caixa aberto no {brand}, {number} pessoas na fila
        ~ queue.neu
        tem fila agora no {brand} {town}?
        o {brand} {town} abre às {clock}
        ~ queue.pos
        sem fila hoje no {brand} {town}
        {brand} lotado mas foi rápido
        ~ loyalty.neg
        o {brand} apagou meus {number} pontos
        o cartão do {brand} não vale mais nada
        ~ loyalty.neu
        quantos pontos custa um {product} no {brand}?
        o {brand} tem cartão de fidelidade?
        ~ loyalty.pos
        {product} de graça com os pontos do {brand}
        pontos em dobro no {brand} {day}
        ~ product
        café com leite
        cappuccino
        pingado
        café gelado
        pão de queijo
        chá {word}
        ~ adv
        muito
        realmente
        super
        bem
        ~ good
        gostoso
        bom
        incrível
        perfeito
        maravilhoso
        ~ bad
        ruim
        horrível
        amargo
        queimado
        péssimo
        ~ open.neg
        Que vergonha:
        Não acredito,
        Sério,
        ~ open.pos
        Que surpresa:
        Olha,
        Preciso dizer:
        ~ more.neg
        nunca mais.
        que decepção.
        não recomendo.
        quero meu dinheiro de volta.
        o pior de {town}.
        ~ more.pos
        Recomendo.
        Vou voltar.
        Valeu {person}!
        O melhor de {town}.
        ~ more.neu
        Alguém sabe?
        Obrigado.
        É para {person}.
        ~ end.neg
        .
        !!
        ...
        ~ end.pos
        !
        .
        !!
        ~ day
        segunda
        sexta
        sábado
        """
}
