/** A system on the module path. */
module dk.kommune.smoke {
    requires dk.effekt.core;
    requires dk.effekt.dream;
    requires dk.effekt.sroi;
    requires dk.effekt.report;
    // Of the signatures of effekt-dream; an automatic module cannot pass it on.
    requires java.sql;
}
