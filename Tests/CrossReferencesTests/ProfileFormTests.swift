import Entities
import TestSupport
import Testing

@testable import CrossReferences

@Suite struct `A profile as bytes` {
    private static let profile: IdentityProfile = {
        let clues = [IdentityContext.Clue(key: 0x2_0304, weight: 30), .init(key: 0xF_FFFF, weight: 1)]
        var profile = IdentityProfile(
            of: Entity(name: "Vera Lind", kind: .person, roles: ["minister"], nation: "rs", gender: .female),
            context: IdentityContext(day: 19_800))
        profile.companions = clues
        profile.terms = [IdentityContext.Clue(key: 7, weight: 40)]
        return profile
    }()

    /// The bytes in which version 2 wrote it, or without aliases version 1: the keys of clues whole, the lowest byte first.
    private static func older(version: UInt8) -> [UInt8] {
        var bytes = profile.bytes
        // The clues are the last: two counts, and of each clue its distance and weight.
        let clues: [UInt8] = [2, 0x84, 0x86, 0x08, 30, 0xFB, 0xF9, 0x37, 1, 1, 7, 40]
        let whole: [UInt8] = [2, 4, 3, 2, 0, 30, 0xFF, 0xFF, 0x0F, 0, 1, 1, 7, 0, 0, 0, 40]
        #expect(bytes.suffix(clues.count) == clues[...])
        bytes.removeLast(clues.count)
        bytes += whole
        bytes[0] = version
        if version == 1 {
            let text: (String) -> [UInt8] = { [1, UInt8($0.utf8.count)] + Array($0.utf8) + [1] }
            let before = 3 + (text("Vera Lind") + text("minister") + text("rs")).count
            #expect(bytes.remove(at: before) == 0)
        }
        return bytes
    }

    @Test func `it comes back as it was`() {
        #expect(IdentityProfile(bytes: Self.profile.bytes) == Self.profile)
        #expect(Self.profile.bytes[0] == 3)
    }

    @Test(arguments: [1, 2] as [UInt8]) func `earlier versions are read too`(version: UInt8) {
        #expect(IdentityProfile(bytes: Self.older(version: version)) == Self.profile)
    }

    @Test(arguments: [1, 2, 3] as [UInt8])
    func `one that was cut off, has more behind it or is of no known version is none`(version: UInt8) {
        let bytes = version == 3 ? Self.profile.bytes : Self.older(version: version)
        for length in 0..<bytes.count { #expect(IdentityProfile(bytes: bytes[..<length]) == nil) }
        #expect(IdentityProfile(bytes: bytes + [0]) == nil)
        #expect(IdentityProfile(bytes: [9] + bytes.dropFirst()) == nil)
    }

    @Test func `any bytes at all harm nothing`() {
        var random = SeededRandom(seed: 50)
        for _ in 0..<3_000 { _ = IdentityProfile(bytes: [3] + random.bytes(0..<60)) }
    }

    @Test func `the number of its kind stays`() {
        let order: [EntityKind] = [.person, .organization, .place, .nationality, .other]
        let numbers = order.map {
            IdentityProfile(of: Entity(name: "Karsk", kind: $0), context: IdentityContext()).bytes[1]
        }
        #expect(numbers == [0, 1, 2, 3, 4])
    }

    @Test func `the key of a name stays`() {
        #expect(IdentityKey(0x50, "karsk").rawValue == 4_657_334_436_192_281_907)
    }
}
