import Foundation
import Testing

@Suite struct `The program held up` {
    @Test(arguments: [("INT", 130), ("QUIT", 131)])
    func `work that takes long is ended all the same`(signal: String, status: Int) throws {
        let shop = try Workshop()
        let paragraphs = (0..<200_000).map { "Helen \($0) Brandt\($0) of Boston met Thomas Reed\($0)." }
        try shop.write("Story\n\n" + paragraphs.joined(separator: "\n\n"), to: "long.txt")
        // Jobs of their own get the signals that jobs of a terminal get.
        let ended = try shop.shell(
            """
            set -m
            $dossier add long.txt & adding=$!
            sleep 1
            begun=$(date +%s%3N)
            kill -\(signal) $adding
            wait $adding
            echo "$? $(($(date +%s%3N) - begun))"
            """)
        let numbers = ended.output.split(separator: "\n").last?.split(separator: " ").compactMap { Int($0) }
        #expect(numbers?.first == status, "\(ended.output)\(ended.errors)")
        // Thousandths of a second; a second is meant, where the machine has nothing else to do.
        #expect(numbers?.last ?? .max < 5_000)
        #expect(try shop.run("list").output.isEmpty)
        #expect(try shop.run("check").status == 0)
    }

    @Test func `a list of files may be of any size`() throws {
        let shop = try Workshop()
        try shop.write("Ada Wren met.", to: "news/a.txt")
        let added = try shop.shell(
            "{ head -c 68000000 /dev/zero; printf 'news/a.txt\\0'; } | $dossier add --files0-from -")
        #expect(added.status == 0 && added.output.contains("1 new"), "\(added.errors)")
    }

    @Test func `a list of words that cannot be read is told`() throws {
        let shop = try Workshop()
        let resources = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Resources").standardizedFileURL.path
        let told = try shop.shell(
            """
            mkdir -p r/words && ln -s '\(resources)/model' r/model && ln -s '\(resources)'/words/* r/words
            rm r/words/roles.txt && mkdir r/words/roles.txt
            echo 'Ada Wren met.' | DOSSIER_RESOURCES=$PWD/r $dossier annotate -
            """)
        #expect(told.status == 1 && told.output.isEmpty)
        #expect(told.errors.hasPrefix("dossier: words/roles.txt cannot be read (Is a directory)."))
    }
}
