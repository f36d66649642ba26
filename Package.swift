// swift-tools-version: 6.1
import PackageDescription

// Floors: a target knows only those named in its own dependencies, all of them further up in this list.

let upcoming: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny")
]

// What reads every text is optimised in debug builds too: unoptimised it takes a millisecond a text, and tests read
// hundreds of thousands.
let optimised: [SwiftSetting] = upcoming + [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
    name: "clamor",
    dependencies: [
        // The store is one SQLite file; GRDB gives migrations, pooled readers and statements for it.
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        // Options, subcommands and their help.
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        // Debian's libedit: the line editor. Its calls are variadic, so a shim fixes their arguments.
        // libtinfo, which it brings along, knows what terminals can do.
        .target(name: "CLineEdit", linkerSettings: [.linkedLibrary("edit"), .linkedLibrary("tinfo")]),
        // Settings of the C library's allocator, whose names Swift does not see.
        .target(name: "CAllocator"),
        // Debian's libxxhash: keys of mentions and digests of files.
        .target(name: "CXXHash"),
        // Debian's libsimdjson: JSON at a gigabyte a second.
        .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
        // Debian's libre2: regular expressions in linear time, whatever the pattern.
        .target(name: "CRE2", linkerSettings: [.linkedLibrary("re2")]),
        // Debian's zlib: gzip files, and what zip archives and workbooks hold.
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        // Debian's libzstd: Zstandard files, also those with long windows.
        .systemLibrary(name: "CZstd", providers: [.apt(["libzstd-dev"])]),
        // Debian's libexpat: feeds, dumps and workbooks in XML, as a stream.
        .systemLibrary(name: "CExpat", providers: [.apt(["libexpat1-dev"])]),
        // The lexicon and the emoji table of VADER, embedded.
        .target(name: "CSentimentData", exclude: ["data"]),
        // Weights of the language detector and the spam scorer, embedded.
        .target(name: "CListeningData", exclude: ["data"]),
        // The weights of the sentiment models, embedded.
        .target(name: "CSentimentModel", exclude: ["data"]),
        .target(name: "ClamorText", swiftSettings: upcoming),
        .target(name: "ClamorTime", dependencies: ["ClamorText"], swiftSettings: upcoming),
        .target(name: "ClamorColumns", dependencies: ["ClamorText", "ClamorTime", "CXXHash"], swiftSettings: upcoming),
        .target(
            name: "ClamorListening", dependencies: ["ClamorText", "CXXHash", "CListeningData"], swiftSettings: optimised
        ),
        .target(name: "ClamorLanguage", dependencies: ["ClamorText"], swiftSettings: upcoming),
        .target(
            name: "ClamorQuery",
            dependencies: ["ClamorText", "ClamorTime", "ClamorColumns", "ClamorLanguage"],
            swiftSettings: upcoming),
        .target(
            name: "ClamorStore",
            dependencies: [
                "ClamorText", "ClamorTime", "ClamorColumns", "ClamorQuery", "ClamorListening", "CXXHash",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: upcoming),
        .target(
            name: "ClamorSentiment", dependencies: ["CSentimentData", "CSentimentModel"], swiftSettings: optimised),
        .target(
            name: "ClamorScoring",
            dependencies: ["ClamorText", "ClamorColumns", "ClamorQuery", "ClamorSentiment", "ClamorListening"],
            swiftSettings: upcoming),
        .target(name: "ClamorSynth", swiftSettings: upcoming),
        .target(
            name: "ClamorImport",
            dependencies: [
                "ClamorText", "ClamorTime", "ClamorColumns", "ClamorQuery", "ClamorStore", "ClamorSentiment",
                "ClamorScoring", "ClamorListening", "CSimdJSON", "CXXHash", "CZlib", "CZstd", "CExpat",
            ],
            swiftSettings: upcoming),
        .target(
            name: "ClamorEngine",
            dependencies: [
                "ClamorText", "ClamorTime", "ClamorColumns", "ClamorQuery", "ClamorSentiment", "ClamorScoring", "CRE2",
            ],
            swiftSettings: upcoming),
        .target(
            name: "ClamorRender",
            dependencies: ["ClamorText", "ClamorTime", "ClamorColumns", "ClamorQuery"],
            swiftSettings: upcoming),
        .target(
            name: "ClamorShell",
            dependencies: [
                "ClamorText", "ClamorTime", "ClamorColumns", "ClamorLanguage", "ClamorQuery", "ClamorRender",
                "CLineEdit",
            ],
            swiftSettings: upcoming),
        .executableTarget(
            name: "clamor",
            dependencies: [
                "ClamorText", "ClamorTime", "ClamorColumns", "ClamorLanguage", "ClamorQuery", "ClamorStore",
                "ClamorImport", "ClamorEngine", "ClamorRender", "ClamorScoring", "ClamorShell", "ClamorSynth",
                "CAllocator",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: upcoming),
        // Trains the models that clamor ships, and measures them.
        .executableTarget(
            name: "clamor-lab",
            dependencies: [
                "ClamorSentiment", "ClamorListening",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: upcoming),
        .testTarget(name: "ClamorTextTests", dependencies: ["ClamorText"]),
        .testTarget(name: "ClamorTimeTests", dependencies: ["ClamorTime", "ClamorText"]),
        .testTarget(name: "ClamorColumnsTests", dependencies: ["ClamorColumns", "ClamorTime", "ClamorText"]),
        .testTarget(name: "ClamorLanguageTests", dependencies: ["ClamorLanguage", "ClamorText"]),
        .testTarget(
            name: "ClamorQueryTests",
            dependencies: ["ClamorQuery", "ClamorLanguage", "ClamorColumns", "ClamorTime", "ClamorText"]),
        .testTarget(
            name: "ClamorStoreTests",
            dependencies: [
                "ClamorStore", "ClamorEngine", "ClamorQuery", "ClamorLanguage", "ClamorColumns", "ClamorTime",
                "ClamorText",
            ]),
        .testTarget(name: "ClamorSentimentTests", dependencies: ["ClamorSentiment"]),
        .testTarget(name: "ClamorListeningTests", dependencies: ["ClamorListening", "ClamorText", "clamor-lab"]),
        .testTarget(
            name: "ClamorScoringTests", dependencies: ["ClamorScoring", "ClamorSentiment", "ClamorQuery", "ClamorText"]),
        .testTarget(name: "ClamorSynthTests", dependencies: ["ClamorSynth"]),
        .testTarget(
            name: "ClamorImportTests",
            dependencies: [
                "ClamorImport", "ClamorStore", "ClamorSentiment", "ClamorQuery", "ClamorColumns", "ClamorTime",
                "ClamorText", "CZlib", "CZstd",
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            exclude: ["Torture"]),
        .testTarget(
            name: "ClamorEngineTests",
            dependencies: ["ClamorEngine", "ClamorQuery", "ClamorColumns", "ClamorTime", "ClamorText"]),
        .testTarget(
            name: "ClamorRenderTests",
            dependencies: ["ClamorRender", "ClamorQuery", "ClamorColumns", "ClamorTime", "ClamorText"],
            exclude: ["Pictures"]),
        .testTarget(
            name: "ClamorShellTests",
            dependencies: [
                "ClamorShell", "ClamorRender", "ClamorQuery", "ClamorLanguage", "ClamorColumns", "ClamorTime",
                "ClamorText",
            ]),
        // Readable cases, run in the process.
        .testTarget(
            name: "GoldenTests",
            dependencies: [
                "clamor", "ClamorShell", "ClamorRender", "ClamorQuery", "ClamorLanguage", "ClamorSynth", "ClamorTime",
                "ClamorText",
            ],
            exclude: ["Cases", "Data"]),
        // The built program, from outside.
        .testTarget(name: "ProcessTests", dependencies: ["clamor"], exclude: ["Screens"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c2x,
    cxxLanguageStandard: .cxx17
)
