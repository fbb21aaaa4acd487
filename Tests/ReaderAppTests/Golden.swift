import Foundation
import TerminalUI
import Testing

/// Compares a screen with the one kept under `Goldens/NAME.screen`.
///
/// With `RECORD_GOLDENS=1` in the environment the screen is written there instead, and the test fails all the same.
func expectGolden(_ screen: Screen, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws
{
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/\(name).screen")
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
        try screen.goldenText.write(to: file, atomically: true, encoding: .utf8)
        Issue.record(
            "\(name) was recorded; look at it, and run the tests again.", sourceLocation: sourceLocation)
        return
    }
    let expected = try String(contentsOf: file, encoding: .utf8)
    let got = screen.goldenText
    guard got != expected else { return }
    let changed = zip(expected.split(separator: "\n"), got.split(separator: "\n")).filter { $0 != $1 }
    let lines = changed.prefix(6).map { "was \($0)\nis  \($1)" }.joined(separator: "\n")
    Issue.record("\(name) looks different:\n\(lines)", sourceLocation: sourceLocation)
}
