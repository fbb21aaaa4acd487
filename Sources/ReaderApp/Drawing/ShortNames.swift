/// Names as short as lists need them: “Şahin”, with an initial before it where two of them share it.
enum ShortNames {
    private static let suffixes: Set<String> = ["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"]

    static func short(_ names: [String]) -> [String] {
        let last = names.map(lastName)
        return zip(names, last).map { name, short in
            guard last.count(where: { $0 == short }) > 1, name != short, let initial = name.first else {
                return short
            }
            return "\(initial). \(short)"
        }
    }

    private static func lastName(_ name: String) -> String {
        let words = name.split(separator: " ")
        guard let last = words.last(where: { !suffixes.contains(String($0)) }) else { return name }
        return String(last)
    }
}
