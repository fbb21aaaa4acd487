import Foundation

#if FUZZING
    import CFuzzer
#endif

/// The reader that the first argument names.
let reader = FuzzedReader.chosen
let rest = Array(CommandLine.arguments.dropFirst(2))

switch (CommandLine.arguments.dropFirst().first, reader) {
case ("list", _): for reader in FuzzedReader.allCases { print(reader.rawValue) }
case (_, let reader?) where rest.first == "seeds" && rest.count == 2:
    for (number, seed) in reader.seeds.enumerated() {
        try Data(seed).write(to: URL(filePath: rest[1]).appending(path: "seed-\(number)"))
    }
case (_, let reader?): run(reader)
default:
    print("usage: reader-fuzzer list | READER seeds FOLDER | READER FILE…")
    exit(64)
}

/// Reads the files that are named, or where the program was built for it, whatever libFuzzer makes up.
func run(_ reader: FuzzedReader) {
    #if FUZZING
        // What follows the reader's name is libFuzzer's.
        var count = CommandLine.argc - 1
        var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv + 1
        arguments?.pointee = CommandLine.unsafeArgv.pointee
        exit(
            LLVMFuzzerRunDriver(&count, &arguments) { bytes, count in
                FuzzedReader.chosen?.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
                return 0
            })
    #else
        for path in rest {
            guard let bytes = FileManager.default.contents(atPath: path) else {
                print("\(path) cannot be read.")
                exit(1)
            }
            reader.read(Array(bytes))
        }
    #endif
}
