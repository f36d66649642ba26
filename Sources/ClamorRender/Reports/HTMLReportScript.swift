/// The script of report pages: tables are sorted by the column whose head is pressed. Without it the page is complete.
enum HTMLReportScript {
    /// What the page's content policy allows as script: the digest of `text`, which a test computes anew.
    static let digest = "sha256-84iTVwXWVu31LmpuP01PjqdY5ezmJvF46eqlcILbJPg="

    /// Numbers and times are ordered by the value in `data-v`, texts as people order them; what is missing stays last. A
    /// third press brings back the order of the answer.
    static let text = """

        "use strict";
        document.querySelectorAll("table").forEach(function (table) {
          var body = table.tBodies[0];
          var heads = Array.from(table.tHead.rows[0].cells);
          var rows = Array.from(body.rows);
          if (rows.length < 2) { return; }
          var collator = new Intl.Collator("en", { numeric: true });
          heads.forEach(function (head, column) {
            var isNumber = rows.some(function (row) { return row.cells[column].dataset.v; });
            var first = isNumber ? "descending" : "ascending";
            var second = isNumber ? "ascending" : "descending";
            var button = document.createElement("button");
            button.type = "button";
            button.textContent = head.textContent;
            head.textContent = "";
            head.appendChild(button);
            function key(row) {
              var cell = row.cells[column];
              if (cell.dataset.v === "") { return null; }
              if (!isNumber) { return cell.textContent; }
              var value = parseFloat(cell.dataset.v);
              return isNaN(value) ? null : value;
            }
            button.addEventListener("click", function () {
              var before = head.getAttribute("aria-sort");
              var order = before === null ? first : before === first ? second : null;
              heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
              var sorted = rows;
              if (order !== null) {
                head.setAttribute("aria-sort", order);
                var sign = order === "ascending" ? 1 : -1;
                var keyed = rows.map(function (row, index) { return { row: row, key: key(row), index: index }; });
                keyed.sort(function (a, b) {
                  if (a.key === null || b.key === null) {
                    return (a.key === null) - (b.key === null) || a.index - b.index;
                  }
                  var difference = isNumber ? a.key - b.key : collator.compare(a.key, b.key);
                  return sign * difference || a.index - b.index;
                });
                sorted = keyed.map(function (one) { return one.row; });
              }
              var all = document.createDocumentFragment();
              sorted.forEach(function (row) { all.appendChild(row); });
              body.appendChild(all);
            });
          });
        });

        """
}
