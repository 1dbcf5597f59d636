package dk.effekt.dream;

import javax.sql.DataSource;

class DuckDbTest extends AnyDatabase {

    @Override
    DataSource database() {
        return Databases.duckDb();
    }

    @Override
    String product() {
        return "DuckDB";
    }

    @Override
    String longQuery() {
        return "select max(hash(a.range, b.range)) as pnr, 130 as y_2001 from range(10000000) a, range(10000000) b";
    }
}
