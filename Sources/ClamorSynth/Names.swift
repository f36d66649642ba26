/// Common first and last names of a language, for handles and names of made-up people.
struct NameLists {
    let first: WordList
    let last: WordList
    let firstHandle: WordList
    let lastHandle: WordList

    init(_ language: Language) {
        let (firsts, lasts) = NameLists.source(language)
        first = WordList(firsts)
        last = WordList(lasts)
        firstHandle = first.folded()
        lastHandle = last.folded()
    }

    private static func source(_ language: Language) -> (StaticString, StaticString) {
        switch language {
        case .en:
            (
                """
                Ava Noah Mia Liam Zoe Owen Ruby Jack Nina Theo Ivy Sam Priya Arjun Aisha Omar Chloe Ben Maya Luke
                Tessa Callum Freya Dylan Imani Kofi Grace Henry Jade Leo Molly Rhys Sana Toby Vera Will Yasmin Zack
                Beth Caleb Daisy Eli Fern Gus Hana Isaac Joan Kyle Lucy Max Nora Otis Pia Quinn Rosa Seth Tara Uma
                """,
                """
                Smith Patel Jones Brown Walsh Khan Taylor Evans Clarke Murphy Singh Wright Hall Green Baker Ward
                Turner Hughes Reid Cole Fox Lane Marsh Nolan Okafor Park Price Quigley Rowe Shaw Stone Tran Vance
                Webb Young Abbott Bishop Carver Doyle Ellis Finch Grant Hayes Irwin Joyce Kerr Lowe Moss Nash Orr
                """
            )
        case .es:
            (
                """
                Lucía Martín Sofía Hugo María Pablo Carmen Diego Elena Javier Paula Álvaro Inés Sergio Marta Raúl
                Rocío Iván Nerea Andrés Ximena Mateo Camila Joaquín Valeria Tomás
                """,
                """
                García López Martínez Sánchez Pérez Gómez Ruiz Díaz Moreno Álvarez Romero Navarro Torres Ramos
                Gil Serrano Molina Ortega Delgado Castro Ortiz Rubio Núñez Medina
                """
            )
        case .fr:
            (
                """
                Léa Lucas Manon Hugo Camille Louis Chloé Jules Inès Arthur Zoé Adrien Élise Gabriel Margaux Théo
                Anaïs Baptiste Clara Émile Juliette Maxime Noémie Quentin
                """,
                """
                Martin Bernard Dubois Thomas Robert Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel
                Girard Bonnet Dupont Lambert Fontaine Rousseau Blanc Guérin Faure André Mercier
                """
            )
        case .de:
            (
                """
                Anna Lukas Lena Jonas Marie Felix Laura Paul Jana Moritz Greta Finn Johanna Emil Katrin Jörg Sabine
                Björn Heike Uwe Mareike Tobias Frieda Anton
                """,
                """
                Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Koch Bauer Richter
                Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hartmann Lange Köhler
                """
            )
        case .pt:
            (
                """
                Ana João Beatriz Pedro Mariana Lucas Larissa Rafael Inês Tiago Luana Gustavo Letícia Bruno Carla
                Vinícius Sofia Caio Helena André Débora Renato Bianca Otávio
                """,
                """
                Silva Santos Oliveira Souza Lima Pereira Ferreira Costa Almeida Gomes Ribeiro Carvalho Rocha
                Dias Barbosa Moura Cardoso Teixeira Correia Araújo Mendes Pinto Freitas Nogueira
                """
            )
        case .ja:
            (
                """
                Haruka Yuto Sakura Ren Aoi Sota Hina Riku Yui Kaito Mei Daichi Nanami Takumi Rin Shota Misaki Kenta
                Ayaka Naoki
                """,
                """
                Sato Suzuki Takahashi Tanaka Ito Watanabe Yamamoto Nakamura Kobayashi Kato Yoshida Yamada Sasaki
                Matsumoto Inoue Kimura Hayashi Shimizu Mori Abe
                """
            )
        }
    }
}

/// Where the writers of a language live; a place stands there as often as its weight.
enum Homes {
    typealias Home = (country: StaticString, location: StaticString)

    static func of(_ language: Language) -> [Home] {
        switch language {
        case .en: english
        case .es: spanish
        case .fr: french
        case .de: german
        case .pt: portuguese
        case .ja: japanese
        }
    }

    private static let english: [Home] = [
        ("US", "New York"), ("US", "Austin, TX"), ("US", "Chicago"), ("US", "Portland, OR"),
        ("US", "somewhere in Ohio"),
        ("US", "Los Angeles, CA"), ("US", "Boston"), ("GB", "London"), ("GB", "Manchester, UK"), ("GB", "Leeds"),
        ("GB", "Glasgow, Scotland"), ("GB", "Bristol"), ("GB", "london town"), ("CA", "Toronto"),
        ("CA", "Vancouver, BC"),
        ("AU", "Melbourne"), ("AU", "Sydney, NSW"), ("IE", "Dublin"), ("IN", "Bengaluru"), ("NZ", "Auckland"),
    ]
    private static let spanish: [Home] = [
        ("ES", "Madrid"), ("ES", "Sevilla"), ("ES", "Barcelona, España"), ("MX", "CDMX"), ("MX", "Guadalajara"),
        ("AR", "Buenos Aires"),
    ]
    private static let french: [Home] = [
        ("FR", "Paris"), ("FR", "Lyon"), ("FR", "Nantes, France"), ("FR", "Marseille"), ("BE", "Bruxelles"),
        ("CA", "Montréal"),
    ]
    private static let german: [Home] = [
        ("DE", "Berlin"), ("DE", "Hamburg"), ("DE", "Köln"), ("DE", "München, Bayern"), ("AT", "Wien"),
        ("CH", "Zürich"),
    ]
    private static let portuguese: [Home] = [
        ("BR", "São Paulo, SP"), ("BR", "Rio de Janeiro"), ("BR", "Recife"), ("PT", "Lisboa"),
        ("PT", "Porto, Portugal"),
    ]
    private static let japanese: [Home] = [("JP", "東京"), ("JP", "大阪"), ("JP", "福岡")]
}
