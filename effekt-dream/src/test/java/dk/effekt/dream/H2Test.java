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
}
