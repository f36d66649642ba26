import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorText
import Testing

/// Every entry of the lists has what help and completion need, and says nothing that does not work.
@Suite struct GrammarTests {
    private let examples: [String] =
        Stages.all.flatMap(\.examples) + ScalarFunctions.all.flatMap(\.examples) + Aggregates.all.flatMap(\.examples)

    @Test func everyEntryIsDocumented() {
        for stage in Stages.all {
            #expect(!stage.summary.isEmpty && !stage.details.isEmpty && !stage.examples.isEmpty, "\(stage.name)")
            #expect(stage.syntax.contains(stage.name) && !stage.related.isEmpty, "\(stage.name)")
            #expect(stage.name == stage.name.lowercased())
        }
        for function in ScalarFunctions.all {
            #expect(!function.summary.isEmpty && !function.examples.isEmpty, "\(function.name)")
            #expect(function.syntax.hasPrefix(function.name + "("), "\(function.name)")
        }
        for aggregate in Aggregates.all {
            #expect(!aggregate.summary.isEmpty && !aggregate.examples.isEmpty, "\(aggregate.name)")
        }
        for measure in Measures.all { #expect(!measure.summary.isEmpty && !measure.formula.isEmpty, "\(measure.name)") }
        for field in Fields.all { #expect(!field.summary.isEmpty && !field.group.isEmpty, "\(field.name)") }
    }

    @Test func everyExampleChecks() throws {
        let catalog = FixedCatalog(extraNames: ["stars", "Page Type"])
        for example in examples { _ = try plan(example, testContext(catalog)) }
    }

    @Test func everyMeasureParsesAndChecks() throws {
        for measure in Measures.all {
            let schema = try plan("group \(measure.name) by brand").query.schema
            #expect(schema.map(\.name) == ["brand", measure.name])
            #expect(schema[1].format == measure.format)
            let alone = try steps("group x = \(measure.formula) by brand")
            #expect(alone.contains("x = "))
        }
    }

    @Test func stageNamesAndAliasesParse() throws {
        for stage in Stages.all {
            for word in [stage.name] + stage.aliases { #expect(Stages.named(word)?.name == stage.name) }
        }
        #expect(
            try steps("where followers > 1 | order reach | head 3 | project author")
                == "1       filter followers > 1\n2       sort reach\n3       take 3\n4       select author")
    }

    @Test func grammarHoldsTheLists() {
        let grammar = LanguageGrammar.make(letNames: ["noisy"], families: ["service"])
        #expect(grammar.stages.map(\.name) == Stages.all.map(\.name))
        #expect(grammar.aggregateNames.isSuperset(of: ["net", "count", "avg", "p"]))
        #expect(grammar.sourceNames.isSuperset(of: ["_", "mentions", "noisy", "batches"]))
        #expect(grammar.fieldNames.isSuperset(of: ["site", "language", "links", "service", "channel"]))
        #expect(grammar.chartKinds == Set(ChartKind.allCases.map(\.rawValue)))
    }

    @Test func everyNameInUseIsReserved() {
        let summed = Measures.all.map(\.name) + Aggregates.all.map(\.name)
        for name in Stages.all.map(\.name) + summed + Fields.all.map(\.name) + [
            "last", "weeks", "day", "mentions", "_", "Spikes", "pivot", "BY",
        ] {
            #expect(ReservedNames.meaning(of: name) != nil, "\(name)")
        }
        #expect(ReservedNames.meaning(of: "ratio") == nil)
    }

    @Test func listsAsKeysGiveSingleTexts() throws {
        for text in ["count by brand | sort brand", "distinct brand | sort brand", "top 3 brand | sort brand"] {
            #expect(try plan(text).query.schema[0] == ColumnInfo("brand", .text))
        }
    }

    @Test func wholeRowsLeaveDerivedTimesOut() {
        let names = Fields.wholeRow.map(\.name)
        #expect(!names.contains("day") && !names.contains("hour_of_day") && names.contains("time"))
        #expect(names == Fields.all.map(\.name).filter { names.contains($0) })
    }
}
