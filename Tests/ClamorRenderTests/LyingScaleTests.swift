import Testing

@testable import ClamorRender

@Suite struct LyingScaleTests {
    @Test func bothSidesOfZeroShareOneScale() {
        let scale = LyingScale(ValueScale(lower: -20, upper: 60), cells: 41)
        #expect(scale.left + scale.right + scale.line == 41)
        #expect(abs(scale.length(-10) * 2 - scale.length(-20)) < 1e-9)
        #expect(abs(scale.length(20) + scale.length(-20)) < 1e-9)
        #expect(scale.length(60) <= Double(scale.right))
    }

    @Test func whatLiesBeyondAnEndStopsThere() {
        let scale = LyingScale(ValueScale(lower: 0, upper: 10, isFixed: (false, true)), cells: 20)
        #expect(scale.length(25) == 20)
        #expect(scale.isBeyond(25))
        #expect(!scale.isBeyond(10))
    }

    /// However the parts are, a bar of per cents is exactly full.
    @Test func roundedPartsFillTheWhole() {
        #expect(LargestRemainder.rounded([33.4, 33.3, 33.3]) == [34, 33, 33])
        #expect(LargestRemainder.rounded([0.5, 99.5]) == [1, 99])
        for parts in 1...12 {
            let shares = [Double](repeating: 60 / Double(parts), count: parts)
            #expect(LargestRemainder.rounded(shares).reduce(0, +) == 60)
        }
    }
}

@Suite struct SparklineTests {
    @Test func heightsRiseFromZeroAndGapsStayBlank() {
        #expect(Sparkline.text([0, 5, nil, 10], width: 10, isASCII: false) == "▁▅ █")
        #expect(Sparkline.text([0, 5, nil, 10], width: 10, isASCII: true) == "_- ^")
    }

    @Test func negativeValuesBeginAtTheLeast() {
        #expect(Sparkline.text([-10, 0, 10], width: 10, isASCII: false) == "▁▅█")
    }

    @Test func aPeakSurvivesWhereThereAreMoreValuesThanCells() {
        var values = [Double?](repeating: 1, count: 1_000)
        values[777] = 100
        let text = Sparkline.text(values, width: 40, isASCII: false)
        #expect(text.count == 40)
        #expect(text.filter { $0 == "█" }.count == 1)
        #expect(Sparkline.text([], width: 5, isASCII: false) == "")
        #expect(Sparkline.text([nil, nil], width: 5, isASCII: false) == "  ")
    }
}
