import Testing

@testable import TerminalUI

@Suite struct `Moving through a list` {
    @Test func `the selection stops at either end`() {
        var list = ListState()
        list.move(by: -1, count: 5, height: 3)
        #expect(list.selection == 0)
        list.move(by: 99, count: 5, height: 3)
        #expect(list.selection == 4)
        list.move(by: .min, count: 5, height: 3)
        #expect(list.selection == 0)
        list.move(by: .max, count: 5, height: 3)
        list.move(by: .max, count: 5, height: 3)
        #expect(list.selection == 4)
    }

    @Test func `rows around the selection stay in sight`() {
        var list = ListState()
        for _ in 0..<8 { list.move(by: 1, count: 100, height: 10) }
        #expect(list.selection == 8)
        #expect(list.top == 1)
        list.move(by: 91, count: 100, height: 10)
        #expect(list.top == 90)
        list.move(by: -7, count: 100, height: 10)
        #expect(list.top == 90)
        list.move(by: -1, count: 100, height: 10)
        #expect(list.top == 89)
    }

    @Test func `pages keep a row of the old one`() {
        var list = ListState()
        list.movePage(1, count: 100, height: 10)
        #expect(list.top == 9)
        #expect(list.selection == 11)
        list.movePage(-1, count: 100, height: 10)
        #expect(list.top == 0)
        list.moveHalfPage(1, count: 100, height: 10)
        #expect(list.top == 5)
    }

    @Test func `a list that has shrunk keeps its selection inside`() {
        var list = ListState()
        list.select(50, count: 100, height: 10)
        list.reveal(count: 3, height: 10)
        #expect(list.selection == 2)
        #expect(list.top == 0)
        list.reveal(count: 0, height: 10)
        #expect(list.selection == 0)
        #expect(list.visible(count: 0, height: 10).isEmpty)
    }

    @Test func `scrolling takes the selection along only at the edge`() {
        var list = ListState()
        list.scrollView(by: 3, count: 100, height: 10)
        #expect(list.top == 3)
        #expect(list.selection == 5)
        list.scrollView(by: -3, count: 100, height: 10)
        #expect(list.top == 0)
        #expect(list.selection == 5)
        list.scrollView(by: 1000, count: 100, height: 10)
        #expect(list.top == 90)
        #expect(list.visible(count: 100, height: 10) == 90..<100)
    }

    @Test(arguments: 0...4, 0...3) func `any height will do`(count: Int, height: Int) {
        var list = ListState()
        for step in [1, 1, -3, 7, -1] {
            list.move(by: step, count: count, height: height)
            list.movePage(step, count: count, height: height)
            list.center(count: count, height: height)
            let isVisible = list.visible(count: count, height: height).contains(list.selection)
            #expect(isVisible || count == 0 || height == 0)
        }
    }
}
