import Foundation
import Testing

@testable import dossier

@Suite("A file that is written as a whole")
struct WholeFileTests {
    private func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "whole-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }

    private func write(_ text: String, to url: URL) throws {
        try WholeFile.write(Array(text.utf8), to: url.path, permissions: 0o644, advice: "try another")
    }

    private func mode(_ url: URL) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
        return try #require(attributes[.posixPermissions] as? Int)
    }

    @Test("keeps the permissions of what it replaces")
    func permissions() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a")
        try write("one", to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        try write("two", to: file)
        #expect(try String(contentsOf: file, encoding: .utf8) == "two")
        #expect(try mode(file) == 0o600)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a"])
    }

    @Test("is written through a link, which stays one")
    func links() throws {
        let folder = try folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "a")
        let link = folder.appending(path: "b")
        try write("one", to: file)
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
        try write("two", to: link)
        #expect(try String(contentsOf: file, encoding: .utf8) == "two")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == file.path)
        let dangling = folder.appending(path: "c")
        try FileManager.default.createSymbolicLink(
            at: dangling, withDestinationURL: folder.appending(path: "nowhere"))
        #expect(throws: Failure.self) { try write("three", to: dangling) }
    }

    @Test("never takes the place of a device")
    func devices() throws {
        try write("nothing", to: URL(filePath: "/dev/null"))
        let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
        #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
    }
}
