package dk.effekt.dream;

import javax.sql.DataSource;

class H2Test extends AnyDatabase {

    @Override
    DataSource database() {
        return Databases.h2();
    }

    @Override
    String product() {
        return "H2";
    }

    @Override
    String longQuery() {
        return "select max(a.x * b.x) as pnr, 130 as y_2001 from system_range(1, 1000000) a, system_range(1, 1000000) b";
    }
}
