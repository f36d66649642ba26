/// Countries as exports write them.
enum CountryNames {
    /// The code of two capitals for a name in English or in the country's own language; what is no known name stays.
    static func code(_ given: String) -> String {
        if given.utf8.count == 2 { return given.uppercased() }
        return codes[given.lowercased()] ?? given
    }

    private static let codes: [String: String] = {
        let lines = list.split(separator: "\n")
        return Dictionary(uniqueKeysWithValues: lines.map { (String($0.dropFirst(3)), String($0.prefix(2))) })
    }()

    /// ISO 3166-1, with names as the time zone database's iso3166.tab (public domain) writes them and some that are
    /// common.
    private static let list = """
        AF afghanistan
        AL albania
        DZ algeria
        AD andorra
        AO angola
        AI anguilla
        AQ antarctica
        AG antigua and barbuda
        AR argentina
        AM armenia
        AW aruba
        AU australia
        AT austria
        AZ azerbaijan
        BS bahamas
        BH bahrain
        BD bangladesh
        BB barbados
        BY belarus
        BE belgium
        BZ belize
        BJ benin
        BM bermuda
        BT bhutan
        BO bolivia
        BA bosnia and herzegovina
        BW botswana
        BV bouvet island
        BR brasil
        BR brazil
        GB britain
        IO british indian ocean territory
        BN brunei
        BG bulgaria
        BF burkina faso
        MM burma
        BI burundi
        KH cambodia
        CM cameroon
        CA canada
        CV cape verde
        BQ caribbean nl
        KY cayman islands
        CF central african rep.
        TD chad
        CL chile
        CN china
        CX christmas island
        CC cocos
        CO colombia
        KM comoros
        CK cook islands
        CR costa rica
        HR croatia
        CU cuba
        CW curaçao
        CY cyprus
        CZ czech republic
        CZ czechia
        CI côte d'ivoire
        DK denmark
        DE deutschland
        DJ djibouti
        DM dominica
        DO dominican republic
        TL east timor
        EC ecuador
        EG egypt
        SV el salvador
        GB england
        GQ equatorial guinea
        ER eritrea
        ES españa
        EE estonia
        SZ eswatini
        ET ethiopia
        FK falkland islands
        FO faroe islands
        FJ fiji
        FI finland
        FR france
        GF french guiana
        PF french polynesia
        TF french s. terr.
        GA gabon
        GM gambia
        GE georgia
        DE germany
        GH ghana
        GI gibraltar
        GB great britain
        GR greece
        GL greenland
        GD grenada
        GP guadeloupe
        GU guam
        GT guatemala
        GG guernsey
        GN guinea
        GW guinea-bissau
        GY guyana
        HT haiti
        HM heard island and mcdonald islands
        NL holland
        HN honduras
        HK hong kong
        HK hong kong sar
        HU hungary
        IS iceland
        IN india
        ID indonesia
        IR iran
        IQ iraq
        IE ireland
        IM isle of man
        IL israel
        IT italia
        IT italy
        CI ivory coast
        JM jamaica
        JP japan
        JE jersey
        JO jordan
        KZ kazakhstan
        KE kenya
        KI kiribati
        KW kuwait
        KG kyrgyzstan
        LA laos
        LV latvia
        LB lebanon
        LS lesotho
        LR liberia
        LY libya
        LI liechtenstein
        LT lithuania
        LU luxembourg
        MO macao
        MO macau
        MK macedonia
        MG madagascar
        MW malawi
        MY malaysia
        MV maldives
        ML mali
        MT malta
        MH marshall islands
        MQ martinique
        MR mauritania
        MU mauritius
        YT mayotte
        MX mexico
        FM micronesia
        MD moldova
        MC monaco
        MN mongolia
        ME montenegro
        MS montserrat
        MA morocco
        MZ mozambique
        MM myanmar
        NA namibia
        NR nauru
        NP nepal
        NL netherlands
        NC new caledonia
        NZ new zealand
        NI nicaragua
        NE niger
        NG nigeria
        NU niue
        NF norfolk island
        KP north korea
        MK north macedonia
        MP northern mariana islands
        NO norway
        OM oman
        PK pakistan
        PW palau
        PS palestine
        PA panama
        PG papua new guinea
        PY paraguay
        PE peru
        PH philippines
        PN pitcairn
        PL poland
        PT portugal
        PR puerto rico
        QA qatar
        IE republic of ireland
        RO romania
        RU russia
        RU russian federation
        RW rwanda
        RE réunion
        SM san marino
        ST sao tome and principe
        SA saudi arabia
        CH schweiz
        GB scotland
        SN senegal
        RS serbia
        SC seychelles
        SL sierra leone
        SG singapore
        SK slovakia
        SI slovenia
        SB solomon islands
        SO somalia
        ZA south africa
        GS south georgia and the south sandwich islands
        KR south korea
        SS south sudan
        ES spain
        LK sri lanka
        BL st barthelemy
        SH st helena
        KN st kitts and nevis
        LC st lucia
        SX st maarten
        PM st pierre and miquelon
        VC st vincent
        SD sudan
        CH suisse
        SR suriname
        SJ svalbard and jan mayen
        SZ swaziland
        SE sweden
        CH switzerland
        SY syria
        TW taiwan
        TJ tajikistan
        TZ tanzania
        TH thailand
        NL the netherlands
        TG togo
        TK tokelau
        TO tonga
        TT trinidad and tobago
        TN tunisia
        TR turkey
        TR turkiye
        TM turkmenistan
        TC turks and caicos is
        TV tuvalu
        TR türkiye
        AE uae
        UG uganda
        GB uk
        UA ukraine
        AE united arab emirates
        GB united kingdom
        US united states
        US united states of america
        UY uruguay
        UM us minor outlying islands
        US usa
        UZ uzbekistan
        VU vanuatu
        VA vatican city
        VE venezuela
        VN viet nam
        VN vietnam
        GB wales
        WF wallis and futuna
        EH western sahara
        YE yemen
        ZM zambia
        ZW zimbabwe
        AX åland islands
        AT österreich
        """
}
