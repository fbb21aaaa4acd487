import Foundation
import Testing

@Suite struct `The command line on articles without a date` {
    private func stocked() throws -> Workshop {
        let shop = try Workshop()
        try shop.write(
            "Old ferry sold\n\nPublished: 2 April 2024\n\nMayor Helen Brandt of Boston sold the ferry.",
            to: "news/ferry.txt")
        try shop.write(
            "Brandt opens new quay\n\nHelen Brandt opened it. Thomas Reed, a banker, told reporters so.",
            to: "news/quay.txt")
        #expect(try shop.run("add", "news").status == 0)
        return shop
    }

    @Test func `lists it last, with a mark, and says where its date is from`() throws {
        let shop = try stocked()
        let list = try shop.run("list").output.split(separator: "\n")
        #expect(list.count == 2)
        #expect(list[0].contains(" 2024-04-02  Old ferry sold") && list[1].contains(" ~20"))
        let found = try shop.run("search", "Brandt", "--json").objects()
        #expect(Set(found.compactMap { $0["date_origin"] as? String }) == ["text", "fileTime"])
        let mentions = try shop.run("mentions", "Helen Brandt", "--json").objects()
        #expect(mentions.map { $0["date_origin"] as? String } == ["text", "fileTime", "fileTime"])
    }

    @Test func `tells nobody's first or last by it`() throws {
        let shop = try stocked()
        let all = try shop.run("who", "--json").objects()
        let brandt = try #require(all.first { $0["name"] as? String == "Helen Brandt" })
        #expect(brandt["first"] as? String == "2024-04-02" && brandt["last"] as? String == "2024-04-02")
        let reed = try #require(all.first { $0["name"] as? String == "Thomas Reed" })
        #expect(reed["first"] is NSNull && reed["last"] is NSNull)
        let person = try shop.run("person", "Helen Brandt").output
        #expect(person.contains("last   2024-04-02  Old ferry sold\n1 of the articles without a date\n"))
        #expect(try shop.run("person", "Thomas Reed").output.contains("first  ") == false)
        #expect(try shop.run("person", "Thomas Reed", "--json").objects()[0]["undated"] as? Int == 1)
    }

    @Test func `tells its mentions apart from those of any month`() throws {
        let shop = try stocked()
        let months = try shop.run("timeline", "Helen Brandt", "--json").objects()
        #expect(months.count == 2)
        #expect(months[0]["period"] as? String == "2024-04" && months[1]["period"] is NSNull)
        #expect(try shop.run("timeline", "Helen Brandt").output.contains("\nno date "))
    }
}
