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
}
