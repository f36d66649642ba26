/// What is whole of a damaged page: a copy without the elements that a lost quote or bracket, or the end of the bytes,
/// has broken.
struct JSONSalvage {
    /// Valid JSON.
    private(set) var repaired: [UInt8] = []
    /// What was left out of the bytes; an empty range where only brackets are missing.
    private(set) var pieces: [Range<Int>] = []

    private static let sizeLimit = 64 << 20
    private static let repairLimit = 20
    /// Places tried to go on from, for one repair.
    private static let trialLimit = 5000

    private let bytes: UnsafeBufferPointer<UInt8>
    private var walk = StrictJSONWalk()
    /// Bytes before it are in the copy, or left out.
    private var copied = 0

    /// Nil where the bytes are whole, or nothing can be saved.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count <= Self.sizeLimit else { return nil }
        self.bytes = bytes
        var outcome = walk.run(bytes)
        if case .done = outcome { return nil }
        while pieces.count < Self.repairLimit {
            switch outcome {
            case .done:
                repaired.append(contentsOf: bytes[copied...])
                return
            case .cut:
                guard !walk.frames.isEmpty else { return nil }
                closeAll()
                return
            case .broken:
                if let next = goOn() {
                    outcome = next
                } else if elementFrame != nil {
                    closeAll()
                    return
                } else {
                    return nil
                }
            }
        }
        return nil
    }

    /// The innermost array whose current element is an unfinished object.
    private var elementFrame: Int? {
        walk.frames.indices.dropLast().last { walk.frames[$0].isArray && !walk.frames[$0 + 1].isArray }
    }

    // MARK: Ends

    /// Leaves out the innermost unfinished element, or member, and closes what is open.
    private mutating func closeAll() {
        let last = walk.frames.count - 1
        let depth = walk.frames[last].isArray ? last : elementFrame ?? last
        let start = max(copied, walk.frames[depth].wholeEnd)
        copy(to: start)
        dropSeparator()
        for open in walk.frames[...depth].reversed() {
            repaired.append(open.isArray ? UInt8(ascii: "]") : UInt8(ascii: "}"))
        }
        pieces.append(start..<bytes.count)
    }

    private mutating func copy(to end: Int) {
        if end > copied { repaired.append(contentsOf: bytes[copied..<end]) }
        copied = max(copied, end)
    }

    private mutating func dropSeparator() {
        while let last = repaired.last, JSONScanner.isBlank(last) || last == UInt8(ascii: ",") { repaired.removeLast() }
    }

    // MARK: Ways on

    /// Repairs the place where the walk broke, and walks on; nil where there is no way.
    private mutating func goOn() -> StrictJSONWalk.Outcome? {
        if let outcome = openArray() ?? closeArray() ?? closeArrayHere() { return outcome }
        for depth in walk.frames.indices.reversed() where walk.frames[depth].isArray {
            let isInnermost = depth == walk.frames.count - 1
            guard isInnermost || !walk.frames[depth + 1].isArray else { continue }
            let isAfterWhole = isInnermost && walk.frames[depth].endsInObject
            let start = isAfterWhole ? walk.place : walk.frames[depth].item
            if let outcome = skipElement(depth, from: start) { return outcome }
        }
        return nil
    }

    /// `"data":{…},{…}]`: an array has lost its first bracket.
    private mutating func openArray() -> StrictJSONWalk.Outcome? {
        guard let frame = walk.frames.last, !frame.isArray, walk.expected == .key, bytes[walk.place] == 0x7B,
            frame.item >= copied, bytes[frame.item] == UInt8(ascii: "{")
        else { return nil }
        var trial = walk
        trial.frames.append(.init(isArray: true, item: frame.item, wholeEnd: frame.wholeEnd, endsInObject: true))
        trial.expected = .value
        guard case .done = trial.run(bytes) else { return nil }
        copy(to: frame.item)
        repaired.append(UInt8(ascii: "["))
        pieces.append(walk.place..<walk.place)
        walk = trial
        return .done
    }

    /// `[{…},"includes":`: an array has lost its last bracket.
    private mutating func closeArray() -> StrictJSONWalk.Outcome? {
        guard let frame = walk.frames.last, frame.isArray, walk.expected == .separator, frame.item >= copied,
            bytes[walk.place] == UInt8(ascii: ":"), bytes[frame.item] == UInt8(ascii: "\"")
        else { return nil }
        var trial = walk
        trial.leave()
        guard trial.frames.last?.isArray == false else { return nil }
        trial.expected = .key
        trial.place = frame.item
        guard case .done = trial.run(bytes) else { return nil }
        copy(to: frame.item)
        dropSeparator()
        repaired.append(contentsOf: "],".utf8)
        pieces.append(frame.item..<frame.item)
        walk = trial
        return .done
    }

    /// `"hashtags":[}`: the same at the end of an object.
    private mutating func closeArrayHere() -> StrictJSONWalk.Outcome? {
        guard walk.frames.last?.isArray == true, bytes[walk.place] == UInt8(ascii: "}") else { return nil }
        let place = walk.place
        var trial = walk
        trial.leave()
        guard case .done = trial.run(bytes) else { return nil }
        copy(to: place)
        dropSeparator()
        repaired.append(UInt8(ascii: "]"))
        pieces.append(place..<place)
        walk = trial
        return .done
    }

    /// Goes on with a later element of an array, or with its end; never beyond a record of an array around it.
    private mutating func skipElement(_ depth: Int, from start: Int) -> StrictJSONWalk.Outcome? {
        var base = walk
        base.frames.removeLast(base.frames.count - depth - 1)
        base.lowest = base.frames.count
        let model = walk.frames[depth].model.map { keys(at: $0.lowerBound) }
        let isToldApart = model != nil || !walk.frames[..<depth].contains(where: \.isArray)
        let outer = walk.frames[..<depth].compactMap { $0.model.map { keys(at: $0.lowerBound) } }
        var trials = 0
        var place = start
        while place < bytes.count, trials < Self.trialLimit {
            defer { place += 1 }
            let isElement = bytes[place] == UInt8(ascii: "{") && place > start && isAfterComma(place)
            guard isElement || bytes[place] == UInt8(ascii: "]") else { continue }
            if isElement, !outer.isEmpty {
                let names = keys(at: place)
                if outer.contains(where: { isLike($0, names) && $0 != model }) { break }
            }
            if isElement, let model, !isLike(model, keys(at: place)) { continue }
            trials += 1
            var trial = base
            trial.place = place
            trial.expected = isElement ? .value : .separator
            let outcome = trial.run(bytes)
            let isGood: Bool
            switch outcome {
            case .done: isGood = true
            case .cut, .broken:
                // Another damage comes later; until then the array must go on as one of records.
                isGood =
                    isElement && isToldApart && trial.lowest > depth
                    && trial.frames[depth].wholeObjects > base.frames[depth].wholeObjects
            }
            guard isGood else { continue }
            copy(to: start)
            dropSeparator()
            if isElement, repaired.last != UInt8(ascii: "[") { repaired.append(UInt8(ascii: ",")) }
            copied = place
            pieces.append(start..<place)
            trial.lowest = 0
            walk = trial
            return outcome
        }
        return nil
    }

    private func isAfterComma(_ place: Int) -> Bool {
        var before = place - 1
        while before >= 0, JSONScanner.isBlank(bytes[before]) { before -= 1 }
        return before >= 0 && bytes[before] == UInt8(ascii: ",")
    }

    private func keys(at place: Int) -> Set<String> {
        Set(JSONScanner.members(bytes, of: place).items.map { String(decoding: bytes[$0.key], as: UTF8.self) })
    }

    /// Whether an object shares half the keys of the array's first: records do, parts of them do not.
    private func isLike(_ model: Set<String>, _ other: Set<String>) -> Bool {
        model.intersection(other).count * 2 >= model.count
    }
}
