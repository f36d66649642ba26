import ClamorStore

/// A table of a database as CSV, its columns' names first.
final class TableRows: ByteStage {
    private let rows: ForeignRows
    private var csv = CSVText()
    private var isOver = false
    private var own: [ByteFinding] = []

    init(_ rows: ForeignRows) {
        self.rows = rows
        for column in rows.columns { csv.add(column.utf8) }
        csv.endRow()
    }

    let progress: (done: Int64, total: Int64?) = (0, nil)
    var findings: [ByteFinding] { own }

    func read(into buffer: inout [UInt8]) throws -> Bool {
        let start = buffer.count
        while !isOver, csv.bytes.count < ByteBlock.size {
            do {
                guard try rows.next() else {
                    isOver = true
                    break
                }
            } catch {
                isOver = true
                own.append(.init(text: "the table is damaged (\(error)): the rows before are imported", isDamage: true))
                break
            }
            for column in rows.columns.indices { csv.add(rows.bytes(column)) }
            csv.endRow()
        }
        csv.move(to: &buffer)
        return buffer.count > start
    }
}
