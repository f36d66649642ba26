import ClamorQuery
import Testing
@testable import ClamorEngine
struct TmpStats {
    @Test func stats() throws {
        var empty = 0, filled = 0, kinds: [String: Int] = [:], notes: [String: Int] = [:]
        for seed in 0..<600 {
            var numbers = SeededNumbers(seed: seed)
            let rows = RandomMentions.rows(numbers.pick([0, 1, 40, 150, 150, 300]), &numbers)
            let query = RandomQueries.query(&numbers)
            let e = try ReferenceExecutor(mentions: rows).run(query)
            if e.rows.isEmpty { empty += 1 } else { filled += 1
              for op in query.operators { let name = String("\(op)".prefix { $0 != "(" }); kinds[name, default: 0] += 1
                if case .aggregate(let a) = op { kinds["keys\(a.keys.count)", default: 0] += 1; if a.trend != nil { kinds["trend", default: 0] += 1 }; if a.seriesLimit != nil { kinds["serieslimit", default: 0] += 1 }
                  for p in a.primitives { kinds["p-" + String("\(p.function)".prefix { $0 != "(" }), default: 0] += 1 } } }
              let (_, r) = try Engine.run(query, MemorySource(rows))
              for n in r.notes { notes[String(n.filter { !$0.isNumber }), default: 0] += 1 }
            }
        }
        print("STATS", empty, filled, kinds.sorted { $0.key < $1.key }, notes.sorted { $0.value > $1.value }.prefix(20))
    }
}
