package dk.effekt.sroi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** The only class that knows the library for Excel workbooks, which is optional. */
final class Workbooks {

    private Workbooks() {}

    /** Rows of text cells; a row that is not there is empty. */
    static List<List<String>> read(InputStream xlsx) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (ReadableWorkbook workbook = new ReadableWorkbook(xlsx)) {
            for (Row row : workbook.getFirstSheet().read()) {
                while (rows.size() < row.getRowNum() - 1) {
                    rows.add(List.of());
                }
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.getCellCount(); i++) {
                    cells.add(text(row.getOptionalCell(i)));
                }
                rows.add(cells);
            }
        } catch (RuntimeException e) {
            // What a damaged workbook makes the library throw is of many kinds.
            throw new IOException("it is no Excel workbook, or a damaged one", e);
        }
        return rows;
    }

    private static String text(Optional<Cell> cell) {
        if (cell.isEmpty() || cell.get().getType() == CellType.ERROR) {
            return "";
        }
        return cell.get().getType() == CellType.STRING
                ? cell.get().asString()
                : Optional.ofNullable(cell.get().getRawValue()).orElse("");
    }

    static void write(List<List<Object>> rows, OutputStream xlsx) throws IOException {
        Workbook workbook = new Workbook(xlsx, "effekt", null);
        Worksheet sheet = workbook.newWorksheet("Value map");
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.get(i).size(); j++) {
                Object cell = rows.get(i).get(j);
                if (cell instanceof Double number) {
                    sheet.value(i, j, number);
                } else if (!cell.toString().isEmpty()) {
                    sheet.value(i, j, cell.toString());
                }
            }
        }
        workbook.finish();
    }
}
