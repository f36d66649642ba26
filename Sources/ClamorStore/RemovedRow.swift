import ClamorColumns

/// A row whose mention was removed for good: its number alone is left, in the role of something that never counts.
enum RemovedRow {
    /// Role of such rows.
    static let role = RowRole.removed.rawValue

    /// Empties the row of a number. The id is empty and not null, as rows without one would get one made up.
    static let updateSQL =
        "UPDATE mention SET role = \(role), "
        + RowImages.columnNames.filter { $0 != "row" && $0 != "role" }
        .map { $0 == "id" ? "id = ''" : "\($0) = NULL" }.joined(separator: ", ") + " WHERE row = ?"

    static let key = MentionKey.key(channel: "", id: "")

    static let checksum: UInt32 = {
        var image = RowImageWriter()
        image.beginRow()
        for name in RowImages.columnNames.dropFirst() {
            switch name {
            case "role": image.append(role)
            case "id": image.append(UnsafeRawBufferPointer(start: nil, count: 0))
            default: image.appendNull()
            }
        }
        return image.checksum
    }()
}

extension SegmentBuilder {
    /// Empties rows, ascending, in all columns. Words come from the rows themselves.
    mutating func remove(_ places: [Int]) {
        for place in places {
            keys[place] = RemovedRow.key
            context.replace(place, with: 1)
            checksums.replace(place, with: Int64(RemovedRow.checksum))
        }
        for index in columns.indices { columns[index].remove(places) }
    }
}
