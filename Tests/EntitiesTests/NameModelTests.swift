import Foundation
import Testing

@testable import Entities

@Suite struct `The model's file` {
    private func shippedBytes() throws -> [UInt8] {
        let path = try #require(InstalledFiles.path(of: "model/names.model"))
        return [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    private func write(_ bytes: [UInt8]) throws -> String {
        let path = NSTemporaryDirectory() + "names-\(UUID().uuidString).model"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func `it is found and says what it was made from`() throws {
        #expect(try !NameModel.shipped().about.isEmpty)
    }

    @Test func `it is at most eight megabytes`() throws {
        #expect(try shippedBytes().count <= 8_000_000)
    }

    @Test func `a file that is not there is told apart`() {
        #expect(throws: NameModelError.unreadable(path: "/nowhere/names.model")) {
            try NameModel(path: "/nowhere/names.model")
        }
    }

    @Test func `another kind of file is refused`() throws {
        let path = try write(Array(repeating: 0x41, count: 5000))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: NameModelError.notAModel(path: path)) { try NameModel(path: path) }
    }

    @Test func `a later form is refused with its version`() throws {
        var bytes = try shippedBytes()
        bytes[8] = 99
        let path = try write(bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: NameModelError.otherVersion(path: path, version: 99)) { try NameModel(path: path) }
    }

    @Test(arguments: [40, 300, 50_000, -1])
    func `one changed byte is noticed`(place: Int) throws {
        var bytes = try shippedBytes()
        bytes[place < 0 ? bytes.count + place : place] ^= 0x10
        let path = try write(bytes)
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: NameModelError.damaged(path: path)) { try NameModel(path: path) }
    }

    @Test func `a file cut short is noticed`() throws {
        let path = try write(Array(try shippedBytes().dropLast(1000)))
        defer { try? FileManager.default.removeItem(atPath: path) }
        #expect(throws: NameModelError.damaged(path: path)) { try NameModel(path: path) }
    }

    @Test func `errors say what to do`() {
        #expect(NameModelError.notInstalled.description.contains("DOSSIER_RESOURCES"))
    }
}
