/// The closed sets of words that decide where tokens and sentences end.
enum Abbreviations {
    private static func set(_ words: String) -> Set<[UInt8]> {
        Set(words.split(whereSeparator: \.isWhitespace).map { Array($0.utf8) })
    }

    /// They come before a name or a number, so no sentence ends after them.
    private static let openers = set(
        """
        Mr Mrs Ms Mx Dr Prof Rev Fr Sr St Ste Mt Ft Gen Lt Col Maj Capt Cmdr Cdr Sgt Cpl Pvt Adm Brig Sen Rep Gov Pres Sec Hon Amb
        Supt Insp Det Msgr Mgr Bp Messrs Mme Mlle Hr Ing Dipl Atty Treas Asst Assoc Dept Gens Reps Sens Govs Drs Profs Sra Dra
        No Nos Art Vol Fig pp p vs v cf approx est ca al-Hajj Cllr Ald Pte Spc Lieut Ens Dist Del
        """)
    /// A sentence may end after them.
    private static let closers = set(
        """
        Inc Corp Co Ltd Bros Cos LLC plc Jr Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri
        Sat Sun Ala Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn
        Tex Va Vt Wash Wis Wyo Ont Que Ave Blvd Rd Hwy Univ Assn Intl Natl Govt etc Esq Ph Cia Mfg Md
        """)
    private static let followers = set(
        """
        based led backed born made run owned controlled dominated held sponsored linked funded allied occupied supported trained
        style era area like wide only speaking language brokered administered appointed educated inspired aligned imposed friendly
        bound listed registered mediated flagged origin area majority nationalist powered related affiliated supplied built
        born-and-raised bred designed drafted initiated installed organised organized proposed ruled affected ravaged
        """)
    private static let preceders = set(
        "pro anti ex non then mid post pre trans neo former now un sub inter intra all near cross Pro Anti Ex Non Then Mid Post Pre"
    )
    /// Words that start sentences but hardly ever names: after “U.S.” they show that a sentence has ended.
    private static let starters = set(
        """
        The A An In On At It He She They We I You But And Or For As If When While After Before Since By With From His Her Their Its
        This That These Those There What Who How Why Where However Meanwhile According Some Many Most More All Both One Two Three
        Not No So Yet Also Then Now Last Earlier Later Under During Despite Although Though Because Such Other Another Only Even
        Just Our My Your To Is Are Was Were Has Have Had Will Would Police Officials Authorities Critics
        """)

    /// Whether the full stop after `word` belongs to it.
    static func takesPeriod(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = word.first else { return false }
        let isLetter = first >= 0x41 && first <= 0x5A || first >= 0x61 && first <= 0x7A
        // Initials: “J.”, “U.S.”, “p.m.”
        if isLetter, word.count == 1 { return first < 0x61 && first != 0x49 }
        if word.count <= 12, word.count % 2 == 1, word.count > 2 {
            var isInitials = true
            for (index, byte) in word.enumerated() {
                let letter = byte | 0x20
                if index % 2 == 0 ? letter < 0x61 || letter > 0x7A : byte != 0x2E { isInitials = false }
            }
            if isInitials { return true }
        }
        guard word.count <= 9, isLetter else { return false }
        let key = Array(word)
        return openers.contains(key) || closers.contains(key)
    }

    /// Whether `word`, with its full stop, always goes on to a name or a number.
    static func isOpener(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard word.count <= 10, word.last == 0x2E else { return false }
        if word.count == 2 { return true }
        return openers.contains(Array(word.dropLast()))
    }

    /// Whether `word` starts sentences.
    static func isStarter(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        word.count < 12 && starters.contains(Array(word))
    }

    /// Whether `tail`, after a hyphen, is not part of the name before it.
    static func followsName(_ tail: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = tail.first, first >= 0x61, first <= 0x7A, tail.count < 20 else { return false }
        return followers.contains(Array(tail))
    }

    /// Whether `head`, before a hyphen, is not part of the name after it.
    static func precedesName(_ head: UnsafeBufferPointer<UInt8>) -> Bool {
        head.count < 8 && preceders.contains(Array(head))
    }
}
