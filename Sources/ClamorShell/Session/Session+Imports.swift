import ClamorColumns
import ClamorLanguage
import ClamorQuery
import ClamorRender
import ClamorText
import ClamorTime

extension Session {
    /// Runs an `import` statement.
    func runImport(_ node: ImportNode) throws -> Imported {
        let recipes = try workspace.recipes()
        try Checker.check(node, vocabulary: workspace.importVocabulary, recipes: recipes)
        let context = try context()
        let request = ImportRequest(
            files: node.files.map { Files.expanded($0.value) }, format: node.format?.name, sheet: node.sheet?.value,
            recipe: node.recipe?.value, dates: node.dates?.rawValue,
            zone: try node.zone.map { try Zone(identifier: $0.value) },
            map: node.map.map { ($0.field.name, $0.column.value) },
            fill: try node.fill.map { ($0.field.name, try fillText($0.value, in: context)) })
        return try runImport(request)
    }

    /// Makes, edits, renames or removes a recipe.
    func run(_ node: RecipeNode) throws {
        let context = try context()
        let change = try Checker.check(
            node, vocabulary: workspace.importVocabulary, recipes: try workspace.recipes(),
            fillText: { try fillText($0, in: context) })
        try workspace.apply(change)
        switch change {
        case .removal(let name): try remark("recipe \"\(name)\" is removed")
        case .saving(let recipe, let former, let replaced):
            var text = "recipe \"\(recipe.name)\" is kept"
            if let former { text = "recipe \"\(former)\" is called \"\(recipe.name)\" now" }
            if let replaced { text += "; it takes the place of \"\(replaced)\", which was for the same columns" }
            try remark(text)
        }
    }

    /// A constant as an export would carry it.
    private func fillText(_ value: Expression, in context: CheckContext) throws -> String {
        let constant = try Checker.constant(value, in: context)
        let info = ColumnInfo("", constant.type ?? .text)
        return CellText(zone: context.zone).data(constant, info) ?? ""
    }

    /// Imports files, with progress on a terminal. One that is cancelled takes back what it has written by itself, while
    /// the session goes on: nothing of it can be seen, and the next import waits for it.
    private func runImport(_ request: ImportRequest) throws -> Imported {
        let zone = try request.zone ?? zone()
        let now = settings.clock()
        let outcomes = try interrupts.during { cancellation in
            defer { progress.clear() }
            let work = { @Sendable [workspace, progress] in
                try workspace.importFiles(
                    request, now: now, zone: zone,
                    progress: { if !cancellation.isCancelled { progress.show($0) } }, cancellation: cancellation)
            }
            // It draws how far it is by itself.
            let waiter = InterruptibleExecutor(executor: workspace.executor, waiting: { _ in })
            return try waiter.wait(cancellation, for: work)
        }
        var table: Table?
        for report in outcomes.compactMap(\.report) {
            table = table ?? Table(schema: report.schema)
            table?.batches += report.batches
        }
        return Imported(table: table, outcomes: outcomes)
    }

    /// Tells what the files were and why some were refused.
    func tell(_ imported: Imported) throws {
        for outcome in imported.outcomes {
            for note in outcome.notes { try remark(note) }
            if let failure = outcome.failure { try fail(failure) }
        }
        let batches = imported.outcomes.compactMap(\.batch)
        if !batches.isEmpty { try tellStaleScores() }
        guard settings.outputIsTerminal, let first = batches.first, let last = batches.last else { return }
        try remark(first == last ? "`report \(first)` tells more" : "`report \(first)` to `report \(last)` tell more")
    }

    /// `clamor import`: the statement without the language around it.
    package func importFiles(_ request: ImportRequest) throws -> ExitStatus {
        do {
            let imported = try runImport(request)
            if let table = imported.table { try writeStoreReport(table) }
            try tell(imported)
            return imported.status
        } catch is CancellationError {
            try errors.write("interrupted; nothing of the file under way is kept\n")
            return .interrupted
        }
    }
}

extension Session {
    /// `clamor recipes`: every recipe as the statement that makes it again.
    package func writeRecipes() throws -> ExitStatus {
        let table = try workspace.catalog.table(.recipes)
        let places = ["columns", "statement"].compactMap { name in table.schema.firstIndex { $0.name == name } }
        precondition(places.count == 2, "the table of recipes has its columns")
        for batch in table.batches {
            for row in 0..<batch.count {
                guard case .text(let statement) = batch.columns[places[1]][row] else { continue }
                let isWhole = batch.columns[places[0]][row] != .integer(0)
                // Without columns it can be told of, not made anew.
                try output.write((isWhole ? "" : "# not known for which columns: ") + statement + "\n")
            }
        }
        return .done
    }
}

/// What came of an import.
struct Imported {
    /// The reports of all files; nil when each was refused.
    var table: Table?
    var outcomes: [ImportOutcome]

    /// Failed as soon as one file is refused.
    var status: ExitStatus { outcomes.contains { $0.failure != nil } ? .failed : .done }
}
