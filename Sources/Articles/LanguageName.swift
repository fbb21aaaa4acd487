/// What languages are called in English.
public enum LanguageName {
    /// The name of the language of a tag (“pl”, “pt-BR”); the tag itself where it has none here.
    public static func english(of tag: String) -> String {
        names[String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()] ?? tag
    }

    private static let names: [String: String] = {
        let list = """
            af Afrikaans|am Amharic|ar Arabic|az Azerbaijani|be Belarusian|bg Bulgarian|bn Bengali|bs Bosnian|ca Catalan|
            cs Czech|cy Welsh|da Danish|de German|el Greek|en English|eo Esperanto|es Spanish|et Estonian|eu Basque|
            fa Persian|fi Finnish|fil Filipino|fr French|ga Irish|gl Galician|gu Gujarati|ha Hausa|he Hebrew|hi Hindi|
            hr Croatian|hu Hungarian|hy Armenian|id Indonesian|is Icelandic|it Italian|ja Japanese|ka Georgian|kk Kazakh|
            km Khmer|kn Kannada|ko Korean|ku Kurdish|ky Kyrgyz|la Latin|lb Luxembourgish|lo Lao|lt Lithuanian|lv Latvian|
            mg Malagasy|mk Macedonian|ml Malayalam|mn Mongolian|mr Marathi|ms Malay|mt Maltese|my Burmese|nb Norwegian|
            ne Nepali|nl Dutch|nn Norwegian|no Norwegian|or Odia|pa Punjabi|pl Polish|ps Pashto|pt Portuguese|ro Romanian|
            ru Russian|si Sinhala|sk Slovak|sl Slovenian|so Somali|sq Albanian|sr Serbian|sv Swedish|sw Swahili|ta Tamil|
            te Telugu|tg Tajik|th Thai|ti Tigrinya|tk Turkmen|tr Turkish|uk Ukrainian|ur Urdu|uz Uzbek|vi Vietnamese|
            xh Xhosa|yi Yiddish|yo Yoruba|zh Chinese|zu Zulu
            """
        return list.split { $0 == "|" || $0 == "\n" }.reduce(into: [:]) { names, entry in
            let parts = entry.split(separator: " ", maxSplits: 1)
            if parts.count == 2 { names[String(parts[0])] = String(parts[1]) }
        }
    }()
}
