import Foundation
import Testing

@Suite struct `The way back` {
    @Test func `leads to an article that has fewer names by now`() throws {
        let shop = try Workshop()
        try shop.write(
            "Bridge opened\n\n2 April 2024\n\nHelen Brandt opened the bridge. Thomas Reed watched Helen Brandt.",
            to: "news/1.txt")
        try shop.write(
            "Ferry sold\n\n5 May 2024\n\nThomas Reed bought the ferry. Helen Brandt paid Thomas Reed.",
            to: "news/2.txt")
        #expect(try shop.run("add", "news").output.hasPrefix("2 new"))
        for keys in [
            "Enter ]e ]e J ]e X Enter H *", "Enter ]e ]e ]e J ]e X Enter H n w",
            "Enter G ]e J X Enter H L H *",
        ] {
            let run = try shop.run("read", "--keys", keys, "--size", "100x30")
            #expect(run.status == 0, "\(keys): \(run.errors)")
            #expect(run.output.contains("Ferry sold"), "\(keys): \(run.output)")
        }
        #expect(try shop.run("check").status == 0)
    }
}
