import ClamorText

/// What a written name means among known ones: exact first, else without case if only one fits.
enum NameMatch: Equatable {
    case one(String)
    /// Several names differ from it in case alone.
    case several([String])
    case none

    init(_ written: String, among names: some Sequence<String>) {
        let folded = FoldedText.fold(written)
        var found: [String] = []
        for name in names {
            if name == written {
                self = .one(name)
                return
            }
            if FoldedText.fold(name) == folded { found.append(name) }
        }
        switch found.count {
        case 0: self = .none
        case 1: self = .one(found[0])
        default: self = .several(found)
        }
    }
}
