import Testing

@testable import ClamorTime

@Suite struct TimeFormatTests {
    @Test func printsTheForms() {
        let time = at("2026-01-31T09:05:07.250Z")
        let berlin = zone("Europe/Berlin")
        #expect(TimeFormat.date.text(time, in: berlin) == "2026-01-31")
        #expect(TimeFormat.minute.text(time, in: berlin) == "2026-01-31T10:05")
        #expect(TimeFormat.minute.text(time, in: berlin, separator: " ") == "2026-01-31 10:05")
        #expect(TimeFormat.second.text(time, in: berlin) == "2026-01-31T10:05:07.250")
        #expect(TimeFormat.full.text(time, in: berlin) == "2026-01-31T10:05:07.250+01:00")
        #expect(TimeFormat.full.text(at("2026-01-31T09:05:07Z"), in: .utc) == "2026-01-31T09:05:07Z")
        #expect(TimeFormat.full.text(time, in: zone("America/St_Johns")) == "2026-01-31T05:35:07.250-03:30")
        #expect(TimeFormat.date.text(Instant(milliseconds: -1), in: .utc) == "1969-12-31")
        #expect(TimeFormat.date.text(Instant(milliseconds: -62_167_219_200_001), in: .utc) == "-0001-12-31")
        #expect(TimeFormat.minute.text(at("0999-01-01T00:00Z"), in: .utc) == "0999-01-01T00:00")
    }

    @Test func manyAreAppendedAtOnce() {
        var out: [UInt8] = []
        TimeFormat.date.append([0, 86_400_000], in: .utc, terminator: UInt8(ascii: "\n"), to: &out)
        #expect(String(decoding: out, as: UTF8.self) == "1970-01-01\n1970-01-02\n")
    }

    @Test func whatIsPrintedInFullIsReadBack() {
        var generator = SeededGenerator(seed: 3)
        for name in ["UTC", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns"] {
            let zone = zone(name)
            for _ in 0..<500 {
                let time = Instant(milliseconds: .random(in: ms("1950-01-01")..<ms("2150-01-01"), using: &generator))
                let parsed = parseTime(TimeFormat.full.text(time, in: zone), zone: .utc)
                #expect(parsed == ParsedTime(instant: time, isZoneStated: true))
            }
        }
    }
}
