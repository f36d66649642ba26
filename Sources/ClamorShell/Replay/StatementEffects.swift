import ClamorLanguage
import ClamorQuery

extension Statement {
    /// Whether running it may change the store.
    var changesStore: Bool {
        switch kind {
        case .pipeline(let pipeline): pipeline.changesStore
        case .topic, .own, .measure, .forget, .recipe, .lexicon, .factor, .same, .undo: true
        case .letPipeline, .letExpression, .set, .param, .include, .note, .help, .explain: false
        }
    }
}

extension Pipeline {
    var changesStore: Bool {
        switch source {
        case .importing, .rescoring, .training(.apply, _), .training(.remove, _): return true
        case .implicit, .named, .ofBatch, .versions, .training(.trial, _): break
        }
        return stages.contains { ["tag", "status", "assign", "correct", "audit"].contains($0.name) }
    }

    /// Without what it does with its rows: what `_` and a leading `|` go on from.
    var withoutOutputs: Pipeline {
        var result = self
        result.stages.removeAll { Stages.isOutput($0.name) }
        return result
    }
}
