import Articles
import Library

extension ImportProgress {
    /// How far it has come, in a line: “Taking in 120 of 500 articles”.
    var sentence: String {
        total == 0 ? "Looking for articles …" : "Reading \(done) of \(total) articles for names …"
    }
}

extension ImportReport {
    /// What came of it, in a sentence.
    var sentence: String {
        if let problem = problems.first {
            let others =
                problems.count == 1 ? "" : " (and \(problems.count - 1) more; dossier add lists them)"
            return "\(problem)\(others)"
        }
        var parts: [String] = []
        if new > 0 { parts.append("\(new) new") }
        if changed > 0 { parts.append("\(changed) changed") }
        if unchanged > 0 { parts.append("\(unchanged) unchanged") }
        return parts.isEmpty
            ? "No articles were found there." : "Articles: " + parts.joined(separator: ", ") + "."
    }
}
