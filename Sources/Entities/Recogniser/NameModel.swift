import Synchronization

/// The trained model that recognises names: mapped from its file, shared by all threads.
public final class NameModel: Sendable {
    let lexicon: Lexicon
    let featureIndex: HashIndex
    let weights: Weights
    private let file: ModelFile
    private let spare = Mutex<[Workspace]>([])

    /// The weights where they lie in the file.
    struct Weights: @unchecked Sendable {
        /// For each feature 48 bytes: 21 weights of the first pass and their shift, 2 unused, and the same of the second.
        let rows: UnsafePointer<Int8>
        /// For each pass `LabelScheme.stride` rows and columns, in the unit of the rows.
        let transitions: UnsafePointer<Float>
        let calibration: UnsafePointer<Float>
    }

    /// How long a feature's row is, and how long its half for one pass.
    package static let rowLength = 48
    package static let halfRow = 24
    /// The place of the shift within the half of a row.
    package static let shiftPlace = 21
    /// How many numbers describe how scores become confidence: the ease of ``SpanConfidence``, a slope and an offset,
    /// the rest unused.
    package static let calibrationLength = 8

    /// The model that comes with dossier.
    ///
    /// - Throws: ``NameModelError``.
    public static func shipped() throws -> NameModel {
        guard let path = InstalledFiles.path(of: "model/names.model") else {
            throw NameModelError.notInstalled
        }
        return try NameModel(path: path)
    }

    /// The model in a file that `entity-trainer` wrote.
    ///
    /// - Throws: ``NameModelError``.
    public init(path: String) throws {
        let file = try ModelFile(path: path)
        guard
            let lexicon = Lexicon(file.bytes),
            let featureIndex = HashIndex(file.bytes(.featureIndex)),
            file.bytes(.rows).count == featureIndex.count * Self.rowLength,
            file.bytes(.transitions).count == 2 * LabelScheme.stride * LabelScheme.stride * 4,
            file.bytes(.calibration).count == Self.calibrationLength * 4,
            let rows = file.bytes(.rows).baseAddress, let transitions = file.bytes(.transitions).baseAddress,
            let calibration = file.bytes(.calibration).baseAddress
        else { throw NameModelError.damaged(path: path) }
        self.file = file
        self.lexicon = lexicon
        self.featureIndex = featureIndex
        weights = Weights(
            rows: rows.assumingMemoryBound(to: Int8.self),
            transitions: transitions.assumingMemoryBound(to: Float.self),
            calibration: calibration.assumingMemoryBound(to: Float.self))
    }

    /// What the model says about itself: when it was made and from what.
    public var about: String { String(decoding: file.bytes(.about), as: UTF8.self) }

    /// Tells this model from all others, in eight hexadecimal digits: models that differ in any byte have different ones.
    public var version: String {
        let digits = String(UInt32(truncatingIfNeeded: file.checksum ^ file.checksum >> 32), radix: 16)
        return String(repeating: "0", count: 8 - digits.utf8.count) + digits
    }

    /// Lends `body` the workspace for recognising, which keeps what it learnt about words for the next text.
    func withWorkspace<Result>(_ body: (Workspace) -> Result) -> Result {
        let workspace = spare.withLock { $0.popLast() } ?? Workspace(model: self)
        let result = body(workspace)
        spare.withLock { $0.append(workspace) }
        return result
    }
}
