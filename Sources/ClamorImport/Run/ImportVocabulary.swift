import ClamorQuery

extension ImportVocabulary {
    /// The formats that there are readers for, and the fields that a file can give.
    package static let known = ImportVocabulary(formats: Readers.names, fields: TargetField.allCases.map(\.name))
}
