extension Int {
    /// The number with its noun: “1 article”, “3 articles”, “2 copies”.
    ///
    /// - Parameter plural: Of a noun that takes no “s”.
    package func counted(_ noun: String, _ plural: String? = nil) -> String {
        self == 1 ? "1 \(noun)" : "\(self) \(plural ?? noun + "s")"
    }
}
