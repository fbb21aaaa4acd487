import Articles
import CrossReferences
import Library

extension ImportReport {
    /// What became of the files: “2 new, 0 changed, 5 unchanged, 1 refused, 3 new versions”.
    var counts: String {
        let always = [
            "\(new) new", "\(changed) changed", "\(unchanged) unchanged", "\(refused) refused",
        ]
        // These are told only where there are some.
        let others = [
            (versions, versions.counted("new version")),
            (copies, copies.counted("copy", "copies")), (moved, "\(moved) moved"),
            (missing, "\(missing) kept whose file is gone"),
        ]
        return (always + others.filter { $0.0 > 0 }.map(\.1)).joined(separator: ", ")
    }

    /// What lay in the files and folders and is no article, a line each.
    var asides: [String] {
        let left = leftOut.map { "\($0.count) \($0.what)" }.joined(separator: ", ")
        let hasAddresses = leftOut.contains { $0.what == LeftOut.onlyAddresses }
        let copies =
            textCopies == 0
            ? nil
            : "\(textCopies) of the new \(textCopies == 1 ? "is a copy" : "are copies") of other articles: dossier copies"
        return [
            copies, passedOver.sentence,
            left.isEmpty
                ? nil : "left out: \(left)\(hasAddresses ? "; dossier add --fetch gets the pages" : "")",
        ].compactMap { $0 }
    }

    /// - Parameter stopped: Whether it was interrupted.
    func json(stopped: Bool) -> JSON {
        let problems = problems.map { problem -> JSON in
            [
                "path": .string(problem.path), "line": problem.line.map(JSON.int) ?? .null,
                "message": .string(problem.message),
            ]
        }
        return [
            "new": .int(new), "changed": .int(changed), "unchanged": .int(unchanged),
            "refused": .int(refused),
            "moved": .int(moved), "gone": .int(missing), "stopped": .bool(stopped),
            "problems": .array(problems),
            "passed_over": .object(
                PassedOver.Kind.allCases.compactMap { kind in
                    passedOver.counts[kind].map { .init(key: kind.rawValue, value: .int($0)) }
                }),
            "versions": .int(versions), "copies": .int(copies), "text_copies": .int(textCopies),
            "left_out": leftOut.json,
            "remarks": JSON(remarks),
        ]
    }
}

extension [LeftOut] {
    /// A list of objects with “what” and “count”.
    var json: JSON { .array(map { ["what": .string($0.what), "count": .int($0.count)] }) }
}
