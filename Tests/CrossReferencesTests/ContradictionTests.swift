import CrossReferences
import Testing

@Suite struct `Two corrections` {
    @Test(arguments: [
        (#"rename person "Ada Wren" to "Adela""#, #"rename person "Ada Wren" to "Ada""#, true),
        (#"rename person "Ada Wren" to "Adela""#, #"rename person "Tom Wren" to "Ada""#, false),
        (#"rename person "Ada Wren" to "Adela""#, #"merge person "Ada Wren" into "Ada""#, false),
        (#"merge person "Foke" into "Ada""#, #"never-merge person "Ada" with "Foke""#, true),
        (#"merge person "Foke" into "Ada""#, #"never-merge organization "Ada" with "Foke""#, false),
        (#"merge person "Foke" into "Ada""#, #"merge person "Foke" into "Eve""#, true),
        (#"never-merge person "Foke" with "Ada""#, #"never-merge person "Foke" with "Eve""#, false),
        (#"not-a-name person "Foke""#, #"rename person "Foke" to "Eve""#, true),
        (#"change-kind person "Foke" to place"#, #"change-kind person "Foke" to organization"#, true),
        (#"change-kind person "Foke" to place"#, #"rename person "Foke" to "Fo""#, false),
    ])
    func `contradict each other or do not, whichever comes first`(
        one: String, other: String, isSo: Bool
    ) throws {
        let (one, other) = (try Correction(line: one), try Correction(line: other))
        #expect(one.contradicts(other) == isSo)
        #expect(other.contradicts(one) == isSo)
        #expect(!one.contradicts(one))
    }
}
