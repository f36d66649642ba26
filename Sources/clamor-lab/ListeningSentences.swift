/// Sentences in languages that the detector must not take for one of the six that sentiment is measured in, and German,
/// Spanish and Italian, which some of these are like. Written for this measurement, in plain speech as in posts; none
/// is taken from any text.
enum ListeningSentences {
    /// With their language, in order.
    static let all: [(code: String, sentence: String)] = byLanguage.flatMap { code, sentences in
        sentences.split(separator: "\n").map { (code, String($0)) }
    }

    private static let byLanguage: [(String, String)] = [
        (
            "nl",
            """
            Ik heb drie weken op mijn pakket gewacht en nu is het kapot aangekomen
            Wat een geweldige winkel, de mensen daar zijn zo vriendelijk
            Waarom duurt het zo lang voordat jullie antwoord geven?
            De nieuwe telefoon is echt veel sneller dan mijn oude
            Vandaag lekker gegeten bij dat restaurant om de hoek
            Dit was de laatste keer dat ik hier iets bestel, schandalig
            Mijn trein heeft alweer een half uur vertraging, bedankt hoor
            Weet iemand of de winkel morgen open is met de feestdagen
            Wij gaan volgend weekend naar zee als het weer een beetje meezit
            Helaas werkt de app niet meer sinds de laatste update
            Deze koffie is echt verschrikkelijk, ik kom hier nooit meer terug
            Wat een slechte service, nooit meer hier bestellen
            Super blij met mijn nieuwe schoenen
            Niet te geloven hoe duur alles is geworden
            De bezorger was vriendelijk en op tijd
            Ik heb al drie keer gebeld en niemand neemt op
            Heerlijk gegeten, zeker een aanrader
            Het scherm was na een week al stuk
            Waar blijft mijn geld eigenlijk
            Prima product voor deze prijs
            Gisteren besteld, vandaag in huis
            De batterij gaat nog geen halve dag mee
            Ik snap niet waarom iedereen hier zo enthousiast over is
            Klantenservice is om te huilen
            Mooi ontwerp maar slecht afgewerkt
            Eindelijk een merk dat luistert
            Ze hebben het probleem meteen opgelost
            Vies smaakje en veel te zoet
            Dit is de beste winkel van Nederland
            Volgende keer ga ik naar de concurrent
            """
        ),
        (
            "de",
            """
            Dieser Kaffee ist wirklich furchtbar, ich komme nie wieder
            So ein schlechter Service, nie wieder
            Bin super zufrieden mit meinen neuen Schuhen
            Unglaublich wie teuer alles geworden ist
            Der Bote war freundlich und kam rechtzeitig
            Ich habe dreimal angerufen und keiner geht ran
            Sehr lecker gegessen, klare Empfehlung
            Der Bildschirm war nach einer Woche kaputt
            Wo bleibt eigentlich mein Geld
            Gutes Produkt für diesen Preis
            Gestern bestellt, heute schon da
            Der Akku hält keinen halben Tag
            Ich verstehe nicht warum alle so begeistert sind
            Der Kundendienst ist zum Heulen
            Schönes Design aber schlecht verarbeitet
            Endlich eine Marke die zuhört
            Sie haben das Problem sofort gelöst
            Komischer Geschmack und viel zu süß
            Das ist der beste Laden in Deutschland
            Das nächste Mal gehe ich zur Konkurrenz
            """
        ),
        (
            "es",
            """
            Este café es horrible, no vuelvo nunca más
            Llevo tres semanas esperando el paquete y ha llegado roto
            La gente de la tienda siempre es muy amable
            Por qué tardáis tanto en contestar
            El móvil nuevo va mucho más rápido que el viejo
            Ayer cenamos en un sitio pequeño a la vuelta de la esquina
            El tren vuelve a ir con retraso y nadie sabe nada
            Alguien sabe si abren el sábado por la mañana
            La aplicación no funciona desde la última actualización
            Demasiado caro para lo que es
            """
        ),
        (
            "it",
            """
            Questo caffè è terribile, non ci torno mai più
            Aspetto il pacco da tre settimane ed è arrivato rotto
            Le persone del negozio sono sempre molto gentili
            Perché ci mettete così tanto a rispondere
            Il telefono nuovo è molto più veloce del vecchio
            Ieri sera abbiamo cenato in un posto piccolo dietro l'angolo
            Il treno è di nuovo in ritardo e nessuno sa perché
            Qualcuno sa se sabato mattina siete aperti
            Dopo l'ultimo aggiornamento non funziona più niente
            Troppo caro per quello che è
            """
        ),
        (
            "sv",
            """
            Jag har väntat på mitt paket i tre veckor och nu är det trasigt
            Vilken underbar butik, personalen är så trevlig hela tiden
            Varför tar det så lång tid att få svar från kundtjänst
            Den nya telefonen är mycket snabbare än min gamla
            Vi åt middag på en liten restaurang runt hörnet i kväll
            Det här var sista gången jag handlar här, skandal
            Tåget är försenat igen och ingen säger varför
            Någon som vet om affären har öppet på lördag
            Appen fungerar inte längre efter senaste uppdateringen
            Barnen sov hela vägen hem och vi sjöng i bilen
            """
        ),
        (
            "da",
            """
            Jeg har ventet på min pakke i tre uger og nu er den gået i stykker
            Sikke en dejlig butik, de ansatte er altid så søde
            Hvorfor tager det så lang tid at få et svar fra jer
            Den nye telefon er meget hurtigere end min gamle
            Vi spiste aftensmad på en lille restaurant rundt om hjørnet
            Det var sidste gang jeg købte noget her, det er en skandale
            Toget er forsinket igen og ingen ved hvorfor
            Er der nogen der ved om butikken har åbent på lørdag
            Appen virker ikke længere efter den seneste opdatering
            Børnene sov hele vejen hjem mens vi hørte musik
            """
        ),
        (
            "no",
            """
            Jeg har ventet på pakken min i tre uker og nå er den ødelagt
            For en herlig butikk, de som jobber der er alltid hyggelige
            Hvorfor tar det så lang tid å få svar fra dere
            Den nye telefonen er mye raskere enn den gamle
            Vi spiste middag på en liten restaurant rundt hjørnet i går kveld
            Dette var siste gang jeg handler her, for en skandale
            Toget er forsinket igjen og ingen vet hvorfor
            Er det noen som vet om butikken er åpen på lørdag
            Appen virker ikke lenger etter den siste oppdateringen
            Ungene sov hele veien hjem mens vi hørte på musikk
            """
        ),
        (
            "fi",
            """
            Olen odottanut pakettia kolme viikkoa ja nyt se on rikki
            Aivan ihana kauppa ja henkilökunta on aina ystävällistä
            Miksi vastauksen saaminen kestää näin kauan
            Uusi puhelin on paljon nopeampi kuin vanha
            Kävimme syömässä pienessä ravintolassa kulman takana
            Tämä oli viimeinen kerta kun tilaan täältä mitään
            Juna on taas myöhässä eikä kukaan kerro miksi
            Tietääkö joku onko kauppa auki lauantaina
            Sovellus ei enää toimi viimeisen päivityksen jälkeen
            Lapset nukkuivat koko matkan kotiin
            """
        ),
        (
            "pl",
            """
            Czekam na paczkę już trzy tygodnie i przyszła uszkodzona
            Wspaniały sklep, obsługa jest zawsze bardzo miła
            Dlaczego tak długo trzeba czekać na odpowiedź
            Nowy telefon jest dużo szybszy niż mój stary
            Wczoraj jedliśmy kolację w małej restauracji za rogiem
            To był ostatni raz kiedy cokolwiek tu zamawiam
            Pociąg znowu jest opóźniony i nikt nie mówi dlaczego
            Czy ktoś wie czy sklep jest otwarty w sobotę
            Aplikacja nie działa od ostatniej aktualizacji
            czekam juz trzy tygodnie a oni nic nie robia, skandal
            """
        ),
        (
            "cs",
            """
            Čekám na balík už tři týdny a teď přišel rozbitý
            Skvělý obchod, personál je vždycky moc milý
            Proč to trvá tak dlouho, než někdo odpoví
            Nový telefon je mnohem rychlejší než ten starý
            Včera jsme večeřeli v malé restauraci za rohem
            To bylo naposledy, co jsem tady něco objednal
            Vlak má zase zpoždění a nikdo neví proč
            Neví někdo, jestli je obchod v sobotu otevřený
            Aplikace po poslední aktualizaci vůbec nefunguje
            Děti spaly celou cestu domů a my jsme zpívali
            """
        ),
        (
            "hu",
            """
            Három hete várok a csomagomra és most törötten érkezett meg
            Csodálatos bolt, az eladók mindig nagyon kedvesek
            Miért tart ilyen sokáig, amíg valaki válaszol
            Az új telefon sokkal gyorsabb mint a régi
            Tegnap este egy kis étteremben vacsoráztunk a sarkon
            Ez volt az utolsó alkalom, hogy itt rendeltem valamit
            A vonat megint késik és senki nem tudja miért
            Tudja valaki, hogy szombaton nyitva van-e az üzlet
            Az alkalmazás nem működik a legutóbbi frissítés óta
            A gyerekek egész úton aludtak hazafelé
            """
        ),
        (
            "ro",
            """
            Aștept coletul de trei săptămâni și acum a ajuns stricat
            Un magazin minunat, angajații sunt mereu foarte amabili
            De ce durează atât de mult până primim un răspuns
            Telefonul nou este mult mai rapid decât cel vechi
            Aseară am mâncat la un restaurant mic de după colț
            Asta a fost ultima dată când am comandat ceva de aici
            Trenul are iar întârziere și nimeni nu știe de ce
            Știe cineva dacă magazinul este deschis sâmbătă
            Aplicația nu mai merge după ultima actualizare
            nu inteleg de ce nu raspunde nimeni la telefon, e strigator la cer
            """
        ),
        (
            "tr",
            """
            Üç haftadır paketimi bekliyorum ve şimdi kırık geldi
            Harika bir mağaza, çalışanlar her zaman çok nazik
            Cevap almak neden bu kadar uzun sürüyor
            Yeni telefon eskisinden çok daha hızlı
            Dün akşam köşedeki küçük lokantada yemek yedik
            Buradan son kez bir şey sipariş ettim, rezalet
            Tren yine gecikti ve kimse nedenini söylemiyor
            Mağaza cumartesi günü açık mı bilen var mı
            Uygulama son güncellemeden sonra çalışmıyor
            cok guzel bir gun gecirdik herkese tesekkur ederim
            """
        ),
        (
            "id",
            """
            Saya sudah menunggu paket selama tiga minggu dan sekarang rusak
            Toko yang luar biasa, karyawannya selalu ramah sekali
            Kenapa lama sekali untuk mendapat jawaban dari kalian
            Ponsel baru ini jauh lebih cepat daripada yang lama
            Tadi malam kami makan di restoran kecil dekat rumah
            Ini terakhir kalinya saya pesan di sini, mengecewakan
            Keretanya terlambat lagi dan tidak ada yang tahu kenapa
            Ada yang tahu apakah tokonya buka hari sabtu
            Aplikasinya tidak bisa dibuka setelah pembaruan terakhir
            gak ngerti deh kenapa barangnya belum sampai juga padahal udah bayar
            """
        ),
        (
            "vi",
            """
            Tôi đã chờ gói hàng ba tuần và bây giờ nó bị hỏng
            Cửa hàng tuyệt vời, nhân viên luôn rất thân thiện
            Tại sao phải đợi lâu như vậy mới có câu trả lời
            Điện thoại mới nhanh hơn nhiều so với cái cũ
            Tối qua chúng tôi ăn ở một nhà hàng nhỏ gần nhà
            Đây là lần cuối cùng tôi đặt hàng ở đây
            Tàu lại trễ và không ai biết tại sao
            Có ai biết cửa hàng mở cửa vào thứ bảy không
            Ứng dụng không hoạt động sau bản cập nhật mới nhất
            Các con ngủ suốt đường về nhà
            """
        ),
        (
            "tl",
            """
            Tatlong linggo na akong naghihintay ng package ko at sira pa nang dumating
            Ang ganda ng tindahan na ito, mababait lahat ng tao doon
            Bakit ang tagal bago kayo sumagot sa mga tanong namin
            Mas mabilis ang bagong telepono kaysa sa luma ko
            Kumain kami kagabi sa maliit na kainan sa kanto
            Huling beses na akong bibili dito, nakakahiya kayo
            Naantala na naman ang tren at walang nakakaalam kung bakit
            May nakakaalam ba kung bukas sila sa Sabado
            Hindi na gumagana ang app pagkatapos ng update
            Natulog ang mga bata sa buong biyahe pauwi
            """
        ),
        (
            "ca",
            """
            Fa tres setmanes que espero el paquet i ara ha arribat trencat
            Quina botiga tan maca, la gent que hi treballa és molt amable
            Per què triga tant a arribar una resposta vostra
            El telèfon nou és molt més ràpid que el que tenia abans
            Ahir vam sopar en un restaurant petit que hi ha a la cantonada
            Aquesta és l'última vegada que compro res aquí
            El tren torna a anar tard i ningú no sap per què
            Algú sap si la botiga obre dissabte al matí
            L'aplicació no funciona des de l'última actualització
            Els nens han dormit tot el camí fins a casa
            """
        ),
        (
            "hr",
            """
            Čekam paket već tri tjedna i sada je stigao slomljen
            Divna trgovina, osoblje je uvijek vrlo ljubazno
            Zašto toliko dugo traje dok netko ne odgovori
            Novi telefon je puno brži od onog starog
            Sinoć smo večerali u malom restoranu iza ugla
            Ovo je zadnji put da sam nešto ovdje naručio
            Vlak opet kasni i nitko ne zna zašto
            Zna li netko je li trgovina otvorena u subotu
            Aplikacija više ne radi nakon zadnjeg ažuriranja
            Djeca su spavala cijelim putem kući
            """
        ),
        (
            "sw",
            """
            Nimesubiri kifurushi changu kwa wiki tatu na sasa kimevunjika
            Duka zuri sana, wafanyakazi wao ni wakarimu kila wakati
            Kwa nini inachukua muda mrefu kupata jibu kutoka kwenu
            Simu mpya ina kasi zaidi kuliko ile ya zamani
            Jana usiku tulikula kwenye mgahawa mdogo karibu na nyumbani
            Hii ni mara ya mwisho kununua kitu hapa
            """
        ),
        (
            "af",
            """
            Ek wag al drie weke vir my pakkie en nou het dit stukkend aangekom
            Wat 'n wonderlike winkel, die mense daar is altyd so vriendelik
            Hoekom neem dit so lank om 'n antwoord te kry
            Die nuwe foon is baie vinniger as my ou een
            Ons het gisteraand by 'n klein restaurant om die hoek geëet
            Dit was die laaste keer dat ek hier iets koop
            """
        ),
        (
            "hi",
            """
            yaar ye phone bahut accha hai lekin battery jaldi khatam ho jati hai
            mera parcel abhi tak nahi aaya aur koi jawab bhi nahi de raha
            bhai kya mast gaana hai sun ke maza aa gaya
            hum kal dost ke ghar gaye the aur wahan khana bahut accha tha
            aap log kab tak theek karoge ye app chalta hi nahi hai
            mujhe samajh nahi aata ki log aisa kyun karte hain
            """
        ),
    ]
}
