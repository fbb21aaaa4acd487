import Articles
import CrossReferences
public import Library

extension ImportProgress {
    /// How far it has come, in a line: “Taking in 120 of 500 articles · 240 a second · 2 s left”.
    public var sentence: String {
        switch stage {
        case .looking: return "Looking for articles …"
        case .taking: return "Taking in \(done) of \(total) files\(inWork)\(pace)"
        case .naming: return "Looking for names in \(done) of \(total) articles\(pace)"
        case .settling: return "Looking again at \(done) of \(total) names\(pace)"
        }
    }

    /// The file with many articles that is being read, and how much of it has been.
    private var inWork: String {
        guard let container else { return "" }
        return " · \(CleanText.safe(container.name)) \(Int(container.share * 100)) %"
    }

    /// What has come of the files so far: “ · 31 articles · 2 refused”.
    public var counts: String {
        let counts = [
            (articles, articles == 1 ? "article" : "articles"), (new, "new"), (changed, "changed"),
            (refused, "refused"),
        ]
        return counts.filter { $0.0 > 0 }.map { " · \($0.0) \($0.1)" }.joined()
    }

    /// How fast it goes and how much longer it will take, once that can be estimated.
    private var pace: String {
        guard let secondsLeft else { return " …" }
        let left = Int(secondsLeft.rounded(.up))
        let time =
            left < 90 ? "\(left) s" : left < 5400 ? "\((left + 30) / 60) min" : "\((left + 1800) / 3600) h"
        return " · \(Int(rate.rounded())) a second · \(time) left"
    }
}

extension ImportReport {
    /// The result, in a sentence, with the key that shows the files that could not be read.
    func sentence(_ key: String) -> String {
        if let problem = problems.first {
            let others =
                problems.count == 1 ? "" : " (and \(problems.count - 1) more: \(key))"
            return "\(problem)\(others)"
        }
        var parts: [String] = []
        if new > 0 { parts.append("\(new) new") }
        if changed > 0 { parts.append("\(changed) changed") }
        if moved > 0 { parts.append("\(moved) moved") }
        if versions > 0 { parts.append(versions.counted("new version")) }
        if copies > 0 { parts.append(copies.counted("copy", "copies")) }
        if unchanged > 0 { parts.append("\(unchanged) unchanged") }
        if missing > 0 { parts.append("\(missing) kept whose file is gone") }
        return parts.isEmpty
            ? "No articles were found there." : "Articles: " + parts.joined(separator: ", ") + "."
    }
}

extension ImportReport {
    /// Why nothing came of a folder.
    ///
    /// “No articles in news. 3 files were looked at, none could be read: gf says why.”;
    /// `nil` where there are articles.
    func emptiness(of folder: String, _ key: String) -> String? {
        guard new + changed + unchanged + moved + versions + copies == 0, !wasCancelled else { return nil }
        let looked = refusedFiles.count + passedOver.total
        if refused == 0 { return "No articles in \(folder). \(passedOver.sentence ?? "It holds no files")." }
        let files = looked == 1 ? "1 file was" : "\(looked) files were"
        return "No articles in \(folder). \(files) looked at, none could be read: \(key) says why."
    }
}
