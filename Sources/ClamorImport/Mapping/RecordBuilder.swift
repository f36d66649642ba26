import ClamorStore

/// Makes mentions of the cells of records.
struct RecordBuilder: Sendable {
    var plan: ColumnPlan
    let writer: FieldWriter
    let filler: Filler
    let enricher: Enricher

    /// Adds the mention of a record with these cells, one a column; a cell that is not there is empty.
    func append(
        _ cells: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>, to records: inout [MentionRecord],
        tally: inout ImportTally
    ) throws(FieldWriter.Rejection) {
        records.append(MentionRecord(kind: ""))
        defer { tally.endRecord() }
        do throws(FieldWriter.Rejection) {
            // Where it lies: a mention is large.
            let others = try fill(&records[records.count - 1], cells, tally: &tally)
            for var other in others {
                enricher.enrich(&other)
                tally.note(other: "× company's answer in a review: a mention of its own by `\(other.author ?? "")`")
                records.append(other)
            }
        } catch {
            records.removeLast()
            throw error
        }
    }

    /// Fills a mention, and gives those that its record holds besides.
    private func fill(
        _ record: inout MentionRecord, _ cells: UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>,
        tally: inout ImportTally
    ) throws(FieldWriter.Rejection) -> [MentionRecord] {
        var given = FieldSet()
        var parts = plan.format.map { _ in TableParts(writer: writer) }
        var idColumn: String?
        for place in plan.order {
            let cell = CellValue.trimmed(cells[place])
            if cell.isEmpty { continue }
            let column = plan.columns[place]
            if column.isConditional, !counts(column, cell, &record, &tally) { continue }
            switch column.role {
            case .field(let field, _) where given.contains(field):
                writer.keep(column.name, cell, in: &record, &tally)
            case .field(.time, _):
                if CellValue.isUnknown(cell) { continue }
                record.time = try writer.time(
                    cell, column.name, clock: plan.clock.map { CellValue.trimmed(cells[$0]) }, &tally)
                given.insert(.time)
            case .field(.channel, _) where plan.format?.channelName != nil:
                if setChannel(cell, column.name, &record, &tally) { given.insert(.channel) }
            case .field(let field, _):
                guard try writer.set(field, cell, column.name, in: &record, &tally) else { continue }
                given.insert(field)
                if field == .id { idColumn = column.name }
                if field == .url { takePlatform(&record) }
            case .part(let part):
                if let text = writer.text(part: cell, &tally) { parts?.add(part, column.name, text) }
            case .clock:
                break
            case .extra:
                writer.keep(column.name, cell, in: &record, &tally)
            }
        }
        // Stars without a word are a review all the same.
        let isRating = record.rating != nil && record.time != nil
        if record.id == nil, record.text == nil, record.title == nil, record.url == nil, !isRating {
            throw FieldWriter.Rejection(reason: "holds neither id, text, title nor url")
        }
        filler.apply(to: &record)
        if record.channel.isEmpty, let channel = plan.channel { record.channel = channel }
        if record.kind.isEmpty, record.parent == nil, record.shareOf == nil, record.quoteOf == nil, let kind = plan.kind
        {
            record.kind = kind
        }
        return settle(&record, parts, idColumn: idColumn)
    }

    // MARK: Identity

    /// Gives the mention its identity and what follows from its fields.
    private func settle(_ record: inout MentionRecord, _ parts: TableParts?, idColumn: String?) -> [MentionRecord] {
        let isVendor = plan.format?.identity == .address
        let isNative = record.takeNativeIdentity(
            isVendor: isVendor, column: idColumn, isOwnAddress: isVendor || plan.hasOwnAddresses)
        let others = parts.flatMap { plan.format?.complete?(&record, $0) } ?? []
        enricher.enrich(&record)
        guard isVendor || record.id == nil && plan.hasOwnAddresses, !isNative, record.url != nil else { return others }
        let isWhole = record.kind == "post" || record.kind == "article"
        if isWhole, record.id == nil || Self.pages.contains(record.channel) {
            record.takeCanonicalAddress(column: idColumn)
        }
        return others
    }

    /// Channels whose mentions are pages of their own, known by their addresses.
    private static let pages: Set<String> = ["news", "blog", "web"]

    // MARK: Known tables

    /// Whether a column of a known table counts in this record; another value than 0 is kept all the same.
    private func counts(
        _ column: ColumnPlan.Column, _ cell: UnsafeBufferPointer<UInt8>, _ record: inout MentionRecord,
        _ tally: inout ImportTally
    ) -> Bool {
        let isZero = cell.allSatisfy { $0 == 0x30 || $0 == 0x2E } && cell[0] == 0x30
        if column.channels.isEmpty || column.channels.contains(record.channel) {
            return !(column.zeroIsUnknown && isZero)
        }
        if !isZero, !CellValue.reads(cell, "false") { writer.keep(column.name, cell, in: &record, &tally) }
        return false
    }

    /// Sets the channel that a known table's cell names; false where it leaves that to others.
    private func setChannel(
        _ cell: UnsafeBufferPointer<UInt8>, _ column: String, _ record: inout MentionRecord,
        _ tally: inout ImportTally
    ) -> Bool {
        let given = String(decoding: cell, as: UTF8.self)
        record.channel = plan.format?.channelName?(given) ?? ""
        if record.channel.isEmpty { writer.keep(column, cell, in: &record, &tally) }
        return !record.channel.isEmpty
    }

    /// Takes the platform of the address for the channel in a vendor's table, whose kinds of page change from year to
    /// year: Reddit was a forum once.
    private func takePlatform(_ record: inout MentionRecord) {
        guard plan.format?.identity == .address, let host = record.url.flatMap(URLParts.host),
            let platform = ChannelNames.channel(host: host), platform != "review", platform != "blog"
        else { return }
        record.channel = platform
    }
}

/// Values that the user gave for what a file leaves open.
struct Filler: Sendable {
    private let fields: [TargetField]
    private let values: MentionRecord

    /// Throws `ImportError.badFill` for a value that its field cannot hold.
    init(_ fill: [(field: TargetField, value: String)], writer: FieldWriter) throws {
        fields = fill.map(\.field)
        var values = MentionRecord.blank
        for (field, value) in fill {
            guard writer.fill(field, value, in: &values) else {
                throw ImportError.badFill(field: field.name, value: value, expected: field.expected)
            }
        }
        self.values = values
    }

    /// Gives a record what it has not; lists get their values besides its own.
    func apply(to record: inout MentionRecord) {
        for field in fields where field.form == .list || !record.has(field) { record.take(field, from: values) }
    }
}

/// Fields as a set of bits: asked for every cell.
struct FieldSet {
    private var bits: UInt64 = 0

    func contains(_ field: TargetField) -> Bool { bits & 1 << UInt64(field.rawValue) != 0 }
    mutating func insert(_ field: TargetField) { bits |= 1 << UInt64(field.rawValue) }
}
