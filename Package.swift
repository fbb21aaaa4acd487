// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// The targets whose inner loops go through whole texts are optimised in debug builds too, so that tests of large texts are quick.
let optimised: [SwiftSetting] = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let algorithms: Target.Dependency = .product(name: "Algorithms", package: "swift-algorithms")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
/// Settings are written in TOML.
let toml: Target.Dependency = .product(name: "TOMLKit", package: "TOMLKit")
let database: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
/// SQLite's own functions, of which GRDB is made.
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")

let package = Package(
    name: "dossier",
    dependencies: [
        .package(url: "https://github.com/apple/swift-algorithms", from: "1.2.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    ],
    targets: [
        .target(
            name: "CNcurses",
            linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
        .target(
            name: "CLibXML2", cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])],
            linkerSettings: [.linkedLibrary("xml2")]),
        .systemLibrary(name: "CUchardet"),
        .systemLibrary(name: "CLibArchive"),
        .systemLibrary(name: "CSQLite"),
        .target(
            name: "CGMime",
            cSettings: [
                .unsafeFlags([
                    "-I/usr/include/gmime-3.0", "-I/usr/include/glib-2.0",
                    "-I/usr/lib/x86_64-linux-gnu/glib-2.0/include",
                    "-I/usr/lib/aarch64-linux-gnu/glib-2.0/include",
                ])
            ],
            linkerSettings: [
                .linkedLibrary("gmime-3.0"), .linkedLibrary("gobject-2.0"), .linkedLibrary("glib-2.0"),
            ]),
        .target(name: "CChildProgram"),
        .systemLibrary(name: "CMD4C"),
        .systemLibrary(name: "CLibYAML"),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
        .target(name: "CCLD2", linkerSettings: [.linkedLibrary("cld2")]),
        .target(name: "TextBytes", swiftSettings: optimised),
        .target(name: "WordIndex", dependencies: ["TextBytes", algorithms], swiftSettings: optimised),
        .target(
            name: "Articles",
            dependencies: [
                "TextBytes", "CLibXML2", "CUchardet", "CLibArchive", "CSQLite", "CCLD2", "CChildProgram",
                "CGMime", "CMD4C", "CLibYAML", algorithms,
            ],
            swiftSettings: optimised),
        .target(name: "Fetch", dependencies: ["CCurl"], swiftSettings: settings),
        .target(
            name: "Entities", dependencies: ["TextBytes", "Articles", algorithms],
            resources: [
                .copy("../../Resources/model"), .copy("../../Resources/words"),
                .copy("../../Resources/sample"),
            ],
            swiftSettings: optimised),
        .target(
            name: "CrossReferences", dependencies: ["TextBytes", "Articles", "Entities"],
            swiftSettings: settings),
        .target(
            name: "Library",
            dependencies: [
                "TextBytes", "WordIndex", "Articles", "Entities", "CrossReferences", database, sqlite,
                algorithms,
            ],
            swiftSettings: optimised),
        .target(name: "TerminalUI", dependencies: ["TextBytes", algorithms], swiftSettings: optimised),
        .target(
            name: "NcursesTerminal", dependencies: ["TerminalUI", "CChildProgram", "CNcurses"],
            swiftSettings: settings),
        .target(
            name: "ReaderApp",
            dependencies: [
                "TextBytes", "Articles", "Entities", "CrossReferences", "Library", "TerminalUI", algorithms,
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "dossier",
            dependencies: [
                "TextBytes", "Articles", "Fetch", "Entities", "CrossReferences", "Library", "ReaderApp",
                "TerminalUI", "NcursesTerminal",
                argumentParser, toml,
            ],
            swiftSettings: settings),
        .executableTarget(
            name: "entity-trainer", dependencies: ["Articles", "Entities", argumentParser],
            swiftSettings: optimised),
        .executableTarget(
            name: "dossier-benchmarks",
            dependencies: [
                "Articles", "Entities", "CrossReferences", "Library", "ReaderApp", "TerminalUI",
                argumentParser,
            ],
            swiftSettings: optimised),
        .target(name: "CFuzzer"),
        .executableTarget(
            name: "reader-fuzzer", dependencies: ["Articles", "CFuzzer"], swiftSettings: settings),
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(name: "ArchitectureTests", swiftSettings: settings),
        .testTarget(
            name: "BenchmarkTests", dependencies: ["Articles", "dossier-benchmarks"], swiftSettings: settings),
        .testTarget(
            name: "TextBytesTests", dependencies: ["TextBytes", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "WordIndexTests", dependencies: ["TextBytes", "WordIndex", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "ArticlesTests", dependencies: ["Articles", "CLibArchive", "CSQLite", "TestSupport"],
            swiftSettings: settings),
        .testTarget(name: "FetchTests", dependencies: ["Fetch", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "EntitiesTests", dependencies: ["TextBytes", "Articles", "Entities"], exclude: ["Fixtures"],
            swiftSettings: settings),
        .testTarget(
            name: "CrossReferencesTests",
            dependencies: ["Articles", "Entities", "CrossReferences", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "LibraryTests",
            dependencies: [
                "TextBytes", "WordIndex", "Articles", "Entities", "CrossReferences", "Library", "TestSupport",
                database,
            ],
            swiftSettings: settings),
        .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"], swiftSettings: settings),
        .testTarget(
            name: "NcursesTerminalTests", dependencies: ["TerminalUI", "NcursesTerminal", "CNcurses"],
            swiftSettings: settings),
        .testTarget(
            name: "ReaderAppTests",
            dependencies: [
                "TextBytes", "Articles", "Entities", "CrossReferences", "Library", "TerminalUI", "ReaderApp",
            ],
            exclude: ["Goldens"], swiftSettings: settings),
        .testTarget(
            name: "DossierTests",
            dependencies: [
                "Articles", "Entities", "Library", "dossier", "TestSupport", argumentParser, database,
            ],
            swiftSettings: settings),
        .systemLibrary(name: "CVterm", path: "Tests/CVterm"),
        .testTarget(name: "EndToEndTests", dependencies: ["CVterm"], swiftSettings: settings),
    ]
)
