import Algorithms
import Articles
import Library
import TerminalUI

/// The web addresses of an article, each with a letter that opens it in the browser.
struct LinksOverlay: ListOverlay {
    let addresses: [String]
    var list = ListState()

    /// Without those that move.
    private static let letters = Array("abcdefghilmnopqrstuvwxyz")

    init(_ opened: OpenedArticle) {
        let found = (opened.article.url.map { [$0] } ?? []) + Self.addresses(in: opened.article.text)
        addresses = Array(found.uniqued())
    }

    var overlay: Overlay { .links(self) }
    var count: Int { addresses.count }

    /// The addresses that stand in a text, without the signs that end a sentence.
    static func addresses(in text: String) -> [String] {
        text.split { $0.isWhitespace || "<>\"“”«»()[]{}|".contains($0) }.compactMap { word in
            guard
                let start = ["https://", "http://"].compactMap({ word.firstRange(of: $0)?.lowerBound }).min()
            else {
                return nil
            }
            var address = word[start...]
            while let last = address.last, ".,;:!?'’…".contains(last) { address.removeLast() }
            return address.hasSuffix("://") ? nil : String(address)
        }
    }

    mutating func press(_ key: Key, in size: Size) -> Outcome {
        if key == .enter { return open(list.selection) }
        if case .character(let letter) = key, let place = Self.letters.firstIndex(of: letter) {
            return open(place)
        }
        return moveByLetters(key, in: size) ?? .say("Press the letter of an address, or Esc.")
    }

    private func open(_ place: Int) -> Outcome {
        guard addresses.indices.contains(place) else { return .say("No address has this letter.") }
        let address = addresses[place]
        return .close { _ in [.terminal(.browse(address))] }
    }

    func box(in size: Size) -> Rect { size.box(width: 100, height: addresses.count + 2) }

    func area(in size: Size) -> Rect { box(in: size).inset(columns: 2, rows: 1) }

    func draw(on screen: inout Screen) {
        let box = box(in: screen.size)
        _ = screen.drawBox(box, title: "Addresses · \(addresses.count)")
        drawEntries(on: &screen) { index, line, screen in
            let letter = Self.letters.indices.contains(index) ? String(Self.letters[index]) : " "
            screen.put(letter, column: line.rect.x + 1, row: line.rect.y, role: line.highlight ?? .key)
            screen.put(
                addresses[index], from: line.rect.x + 4, to: line.rect.endX, row: line.rect.y,
                role: line.highlight ?? .plain)
        }
        screen.putHint(["a letter or Enter opens it in the browser · Esc", "a letter opens · Esc"], on: box)
    }
}
