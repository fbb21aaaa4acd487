import Articles
import Library
import TerminalUI

/// The versions of an article, one at a time, with what each has that the one saved before it had not.
struct VersionsOverlay: OverlayContent {
    let article: ArticleID
    /// The last saved first; empty until the library has answered.
    private var versions: [ArticleVersion] = []
    private var shown = 0
    private var top = 0

    init(of article: ArticleID) { self.article = article }

    var overlay: Overlay { .versions(self) }

    private func box(in size: Size) -> Rect { size.listBox(width: 100) }

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        let height = box(in: size).height - 2
        switch key {
        case .character("n"), .character("v"), .right, .character("l"): show(shown + 1)
        case .character("N"), .left, .character("h"): show(shown - 1)
        case .character("j"), .down: top += 1
        case .character("k"), .up: top -= 1
        case .character(" "), .pageDown, .control("f"): top += max(1, height - 1)
        case .character("b"), .pageUp, .control("b"): top -= max(1, height - 1)
        case .character("q"): return .close
        default: return .say("n and N go from version to version, j and k scroll, Esc leaves.")
        }
        top = max(0, min(top, lines(width: box(in: size).width - 4).count - height))
        return .stay
    }

    private mutating func show(_ index: Int) {
        shown = versions.isEmpty ? 0 : (index + versions.count) % versions.count
        top = 0
    }

    func click(_ event: MouseEvent, in size: Size) -> Outcome {
        box(in: size).contains(event.position) ? .stay : .close
    }

    mutating func receive(_ answer: OverlayAnswer, in size: Size) -> Outcome? {
        guard case .versions(let id, let versions) = answer, id == article else { return nil }
        guard versions.count > 1 else { return .close(saying: "There is one version of this article.") }
        self.versions = versions.sorted { ($0.saved, $1.number) > ($1.saved, $0.number) }
        return .stay
    }

    private func lines(width: Int) -> [[ComparisonLines.Run]] {
        guard versions.indices.contains(shown) else { return [] }
        let version = versions[shown]
        let facts = [
            String(version.saved.prefix(16)).replacing("T", with: " "), "\(version.words) words",
            version.number == 1 ? "stands in front" : nil, version.missing ? "its file is gone" : nil,
            version.provenance.isPartial ? "only the beginning was saved" : nil,
        ].compactMap { $0 }
        let file = version.path + (version.provenance.part.map { "#\($0)" } ?? "")
        var lines = ComparisonLines(width: width)
        lines.add([
            (version.article.title, .title), (facts.joined(separator: " · "), .dim),
            (CleanText.safe(file), .dim),
        ])
        if let change = version.change {
            lines.add([(change.wordsOfVersion, .mark)])
            lines.add(change)
        } else {
            lines.add(paragraphs: version.article.paragraphs)
        }
        return lines.lines
    }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        let title =
            versions.isEmpty ? "Versions" : "Version \(shown + 1) of \(versions.count), the last saved first"
        let inner = screen.drawBox(box, title: title)
        screen.put(lines(width: inner.width).dropFirst(top), in: inner)
        screen.putHint(
            [
                "n the next · N the one before · {+ is new +} [- is gone -] · Esc leaves",
                "n · N · {+ new +} [- gone -] · Esc", "n · N · Esc",
            ],
            on: box)
        screen.cursor = Position(column: inner.x, row: inner.y)
    }
}

extension Model {
    mutating func showVersions() -> [Effect] {
        guard let row = articleInHand else {
            say("Open an article first.")
            return []
        }
        guard row.versions > 1 else {
            say("There is one version of this article.")
            return []
        }
        overlay = .versions(VersionsOverlay(of: row.id))
        return [.ask(.versions(row.id))]
    }
}
