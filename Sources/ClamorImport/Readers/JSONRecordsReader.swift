import ClamorTime

/// JSON whose records are objects of any shape: an array, objects one a line or one after the other, or objects that hold
/// an array of records. Nested objects are columns with dotted names (`author.name`).
struct JSONRecordsReader: ExportReader {
    /// The known table that it is.
    var known: TableFormat?

    var names: [String] { ["json", "jsonl"] }
    var title: String { "JSON, JSON Lines" }

    func confidence(_ head: FileHead) -> Int { head.json == nil ? 0 : 10 }

    func open(_ source: ByteSource, _ context: ReadingContext) throws -> OpenedExport {
        guard let json = context.head.json else {
            throw ImportError.notAnExport(source: source.name, seen: Recogniser.beginning(of: context.head))
        }
        let zone = known?.zone ?? context.zone
        let planner = ColumnPlanner(source: source.name, options: context.options, zone: zone, format: known)
        let envelope = Self.envelope(json)
        let sample = JSONSample(json, envelope: envelope)
        let names = known == nil ? sample.names : sample.allNames
        guard !names.isEmpty else {
            let seen =
                sample.failure.map { "begins like JSON, but its first record \($0)" } ?? "is JSON without records"
            throw ImportError.notAnExport(source: source.name, seen: seen)
        }
        var plan = try planner.plan(
            names, samples: sample.values + Array(repeating: [], count: names.count - sample.values.count),
            hint: "Name one: --map text=COLUMN (in the shell: map text = \"COLUMN\")")
        // Any settings file is one object, and often has a description.
        let isOneObject = json.objects.count == 1 && envelope == nil && sample.recordCount == 1 && context.head.isWhole
        if isOneObject, context.options.map.isEmpty, !plan.gives(.time), !plan.gives(.id) {
            throw ImportError.notAnExport(source: source.name, seen: "is one JSON object with neither id nor time")
        }
        var notes: [String] = []
        if let envelope { notes.append("records are those in `\(envelope.joined(separator: "."))`") }
        notes += plan.notes
        if let verdict = try dayMonth(plan, sample, envelope, context) {
            plan.dayMonth = verdict.order
            notes.append(verdict.note)
        }
        let writer = FieldWriter(zone: zone, dayMonth: plan.dayMonth, idsAreRounded: plan.idsAreRounded)
        let builder = RecordBuilder(
            plan: plan, writer: writer, filler: try Filler(context.options.fill, writer: writer),
            enricher: context.enricher)
        return OpenedExport(
            format: Self.isLines(json) ? "jsonl" : "json", cutter: Self.cutter(source, json, envelope),
            mapper: JSONRecordsMapper(builder: builder, planner: planner), notes: notes)
    }

    private static func isLines(_ json: JSONHead) -> Bool { json.layout == .lines && json.objects.count > 1 }

    private static func cutter(_ source: ByteSource, _ json: JSONHead, _ envelope: [String]?) -> any RecordCutter {
        if let envelope, isLines(json) { return JSONEnvelopeCutter(JSONLinesCutter(source: source), path: envelope) }
        if json.layout == .lines, envelope == nil { return JSONLinesCutter(source: source) }
        return JSONValueCutter(source: source, skip: json.start, way: envelope.map { JSONWay([$0]) })
    }

    /// The order of day and month. Where the first records leave it open, the whole file is looked through, if it can
    /// be read twice.
    private func dayMonth(
        _ plan: ColumnPlan, _ sample: JSONSample, _ envelope: [String]?, _ context: ReadingContext
    ) throws -> (order: DayMonthOrder, note: String)? {
        guard let json = context.head.json, let column = plan.columns(of: .time).first?.name else { return nil }
        var probe = DayMonthProbe()
        sample.look(at: column, with: &probe)
        if probe.isOpen, !context.head.isWhole, let source = try context.reopen?() {
            var cutter = Self.cutter(source, json, envelope)
            let document = JSONDocument()
            while probe.isOpen, let chunk = try cutter.next() {
                chunk.bytes.withUnsafeBufferPointer { bytes in
                    for record in chunk.records {
                        var repairs = DecodedText.Repairs()
                        let range = record.start..<record.end
                        guard let root = try? document.parse(bytes, range, repairs: &repairs), root.isObject else {
                            continue
                        }
                        JSONFlattener.flatten(root, document) { name, cell in
                            guard name == column else { return }
                            Array(cell.text.utf8).withUnsafeBufferPointer { probe.look(at: CellValue.trimmed($0)) }
                        }
                    }
                }
            }
        }
        return try probe.verdict(said: context.dates, source: context.head.source, column: column)
    }

    func shape(of head: FileHead) -> String? {
        guard let json = head.json else { return nil }
        return JSONSample(json, envelope: Self.envelope(json)).names.sorted().joined(separator: "\n")
    }

    /// The keys that lead to the array of records in the first object, when it holds one and is no record itself.
    static func envelope(_ json: JSONHead) -> [String]? {
        guard let first = json.objects.first else { return nil }
        let members = json.members(at: first)
        if members.count(where: { !json.isRecordArray($0.value) && isEssential($0.key) }) >= 2 { return nil }
        for name in usual {
            guard let found = members.first(where: { $0.key == name }) else { continue }
            if json.isRecordArray(found.value) { return [name] }
            let inner = json.members(at: found.value).first { usual.contains($0.key) && json.isRecordArray($0.value) }
            if let inner { return [name, inner.key] }
        }
        return members.first { json.isRecordArray($0.value) }.map { [$0.key] }
    }

    /// Names under which pages hold their records.
    private static let usual = [
        "data", "results", "items", "records", "posts", "messages", "mentions", "comments", "reviews", "statuses",
        "articles",
        "documents", "docs", "entries", "rows", "hits", "feed", "children", "response", "result", "list", "content",
        "result_content", "entry",
    ]

    private static func isEssential(_ key: String) -> Bool {
        Synonyms.matches(key).contains { [.text, .title, .time, .id].contains($0.field) }
    }
}

/// The columns of the first records of a JSON file.
struct JSONSample {
    private(set) var names: [String] = []
    /// The first values of every column.
    private(set) var values: [[String]] = []
    private(set) var recordCount = 0
    /// What is wrong with the first record that could not be read.
    private(set) var failure: String?
    /// Names in a record that could not be read, where none could: a known table is told by them all the same.
    private var brokenNames: [String] = []
    private var places: [String: Int] = [:]
    private static let recordLimit = 100

    /// The names, or those of a broken record.
    var allNames: [String] { names.isEmpty ? brokenNames : names }

    init(_ json: JSONHead, envelope: [String]?) {
        let document = JSONDocument()
        for range in json.objects where recordCount < Self.recordLimit {
            var bytes = json.padded(range)
            if let envelope {
                for element in Self.elements(bytes, envelope) where recordCount < Self.recordLimit {
                    var part = Array(bytes[element])
                    add(&part, document)
                }
            } else {
                bytes.removeLast(JSONDocument.padding)
                add(&bytes, document)
            }
        }
    }

    private static func elements(_ bytes: [UInt8], _ path: [String]) -> [Range<Int>] {
        bytes.withUnsafeBufferPointer { buffer in
            guard let array = JSONEnvelopeCutter.find(path, in: buffer, from: 0) else { return [] }
            return JSONScanner.elements(buffer, of: array, limit: recordLimit)
        }
    }

    /// Adds the values of a record, if it is whole.
    private mutating func add(_ bytes: inout [UInt8], _ document: JSONDocument) {
        let count = bytes.count
        bytes.append(contentsOf: repeatElement(0, count: JSONDocument.padding))
        bytes.withUnsafeBufferPointer { buffer in
            var repairs = DecodedText.Repairs()
            let root: JSONValue
            do throws(JSONRecordError) {
                root = try document.parse(buffer, 0..<count, repairs: &repairs)
            } catch {
                failure = failure ?? error.reason
                let members = JSONScanner.members(buffer, of: 0).items
                brokenNames = members.map { String(decoding: buffer[$0.key], as: UTF8.self) }
                return
            }
            guard root.isObject else { return }
            recordCount += 1
            JSONFlattener.flatten(root, document) { name, cell in
                let place = places[name] ?? names.count
                if place == names.count {
                    names.append(name)
                    values.append([])
                    places[name] = place
                }
                let text = cell.text
                let known = Array(text.utf8).withUnsafeBufferPointer { !CellValue.isUnknown(CellValue.trimmed($0)) }
                values[place].append(known ? text : "")
            }
        }
    }

    /// Shows a probe the values of a column.
    func look(at column: String, with probe: inout DayMonthProbe) {
        guard let place = places[column] else { return }
        for value in values[place] { Array(value.utf8).withUnsafeBufferPointer { probe.look(at: $0) } }
    }
}
