import Entities
import Library
import TerminalUI
import Testing

@testable import ReaderApp

@Suite struct `Bars over time` {
    private func stops(_ days: [Int64]) -> [EntityDossier.Stop] {
        days.sorted(by: >).map {
            .init(article: ArticleID(rawValue: $0), seconds: $0 * 86_400, mentions: 2, quotations: 0)
        }
    }

    private func counts(_ stops: [EntityDossier.Stop], most: Int) throws -> TimeCounts {
        TimeCounts(stops, by: try #require(TimeCounts.step(for: stops, most: most)))
    }

    private func rows(_ chart: BarChart, _ width: Int, _ height: Int) -> [String] {
        var screen = Screen(size: Size(columns: width, rows: height))
        chart.draw(in: screen.bounds, on: &screen)
        return (0..<height).map { screen.text(row: $0) }
    }

    @Test(arguments: [
        ([0, 9], 60, TimeStep.day, 10), ([0, 70], 60, .week, 11), ([0, 800], 60, .month, 27),
        ([0, 3_000], 60, .quarter, 33), ([0, 9_000], 60, .year, 25), ([0, 9_000], 20, .decade, 3),
    ])
    func `the steps are as short as there is room for`(
        days: [Int64], most: Int, step: TimeStep, bars: Int
    ) throws {
        let counts = try counts(stops(days), most: most)
        #expect(counts.step == step)
        #expect(counts.counts.count == bars)
        #expect(counts.counts.reduce(0) { $0 + $1.mentions } == 4)
        #expect(counts.counts.first?.mentions == 2 && counts.counts.last?.mentions == 2)
    }

    @Test func `what has no date is counted apart`() throws {
        var all = stops([0, 1, 400])
        all[0].isDated = false
        let counts = try counts(all, most: 60)
        #expect(counts.counts.map(\.mentions) == [2, 2])
        #expect(counts.undated == TimeCounts.Count(mentions: 2, articles: 1))
        #expect(counts.inWords.contains("1 article without a date left out"))
        #expect(TimeCounts.step(for: [], most: 9) == nil)
        #expect(TimeCounts([], by: .month).counts.isEmpty)
    }

    @Test(arguments: TimeStep.allCases)
    func `a part begins where the one before ends, and knows its days`(step: TimeStep) {
        for number in [step.number(of: -9_999_999_999), step.number(of: 0), step.number(of: 1_735_689_600)] {
            let first = step.firstSecond(of: number)
            let next = step.firstSecond(of: number + 1)
            #expect(step.number(of: first) == number && step.number(of: next - 1) == number)
            #expect(step.number(of: next) == number + 1 && step.number(of: first - 1) == number - 1)
        }
    }

    @Test func `parts have names`() {
        let seconds: Int64 = 1_721_520_000  // 21 July 2024, a Sunday
        let names = TimeStep.allCases.map { $0.name(of: $0.number(of: seconds)) }
        #expect(names == ["2024-07-21", "2024-07-15", "2024-07", "2024-Q3", "2024", "2020s"])
        let headings = TimeStep.allCases.map { $0.heading($0.number(of: seconds)) }
        #expect(
            headings == [
                "21 Jul 2024", "week of 15 Jul 2024", "July 2024", "2024, 3rd quarter", "2024",
                "2020 to 2029",
            ])
    }

    @Test func `a scale has 0, half and highest, and the highest bar its value`() {
        let drawn = rows(BarChart(values: [12, 1, 0, 6]), 32, 7)
        #expect(
            drawn == [
                "     12                         ", " 12┤█████                       ",
                "   │█████                       ", "  6┤█████                █████  ",
                "  0┤█████  ▂▂▂▂▂         █████  ", "   └────────────────────────────",
                "                                ",
            ])
    }

    @Test(arguments: [(30, 4), (19, 3), (12, 2), (11, 1)])
    func `there is a gap between bars wherever a bar has two cells or more`(bars: Int, slot: Int) {
        let width = bars * slot + 4
        let chart = BarChart(values: Array(repeating: 10, count: bars))
        #expect(chart.slot(in: width) == slot)
        let row = rows(chart, width, 7)[3]
        let gaps = row.dropFirst(4).filter { $0 == " " }.count
        #expect(gaps == (slot > 1 ? bars : 0))
        #expect(row.dropFirst(4).filter { $0 == "█" }.count == bars * max(1, slot - 1))
    }

    @Test func `nothing mentioned is unseen`() {
        let drawn = rows(BarChart(values: [200, 1], hasScale: false), 14, 5)
        #expect(drawn[1].contains("█") && drawn[2].contains(" ▁▁▁▁▁"))
    }

    @Test(arguments: [20, 40, 61, 100, 160])
    func `dates never touch each other`(width: Int) throws {
        for days in [[Int64(19_000), 19_400], [19_000, 19_020], [19_000, 19_150], [10_000, 19_000]] {
            let counts = try counts(stops(days), most: TimeCounts.bars(in: width))
            let chart = counts.chart
            let placed = chart.placedLabels(from: chart.scaleWidth, slot: chart.slot(in: width), to: width)
            #expect(!placed.isEmpty && placed.contains { $0.label.bar == 0 })
            let columns = placed.map(\.columns).sorted { $0.lowerBound < $1.lowerBound }
            for (one, next) in zip(columns, columns.dropFirst()) {
                #expect(one.upperBound + 2 <= next.lowerBound)
            }
            #expect(columns.allSatisfy { $0.upperBound <= width })
            let drawn = rows(chart, width, 8)[7]
            for (label, columns) in placed {
                #expect(drawn.dropFirst(columns.lowerBound).hasPrefix(label.text))
            }
        }
    }
}
