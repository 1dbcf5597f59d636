import java.nio.file.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

import dk.effekt.calendar.*;
import dk.effekt.input.*;
import dk.effekt.register.*;
import dk.effekt.intervention.*;
import dk.effekt.cohort.*;
import dk.effekt.covariate.*;
import dk.effekt.outcome.*;
import dk.effekt.table.*;
import dk.effekt.matching.*;
import dk.effekt.regression.*;
import dk.effekt.effect.*;
import dk.effekt.experiment.*;
import dk.effekt.disclosure.*;
import dk.effekt.study.*;
import dk.effekt.keyfigures.*;
import dk.effekt.evidence.*;
import dk.effekt.protocol.*;
import dk.effekt.dream.*;
import dk.effekt.dream.synthetic.*;
import dk.effekt.sroi.*;
import dk.effekt.sroi.purse.*;
import dk.effekt.sroi.wellbeing.*;
import dk.effekt.sroi.uncertainty.*;
import dk.effekt.sroi.investment.*;
import dk.effekt.report.*;
import dk.effekt.report.picture.*;

import static dk.effekt.calendar.FollowUp.*;
import static dk.effekt.cohort.Criteria.*;
import static dk.effekt.cohort.HeadToHeadDesign.*;
import static dk.effekt.cohort.RiskSetDesign.*;
import static dk.effekt.covariate.Covariates.*;
import static dk.effekt.outcome.Outcomes.*;
import static dk.effekt.register.StateGroup.*;
import static dk.effekt.table.Term.*;
import static dk.effekt.sroi.Distribution.*;
import static dk.effekt.sroi.Kroner.*;

// The launcher says whether there is a terminal: JShell runs this in a JVM of its own, which has none.
ProgressBar bar() { return Boolean.getBoolean("effekt.terminal") ? ProgressBar.on(System.err) : ProgressBar.silent(); }
void print(Object result) { System.out.println(View.of(result).text().stripTrailing()); }
String show(Object result) throws java.io.IOException { return Show.of(result); }
String show(Object result, Language language) throws java.io.IOException { return Show.of(result, language); }
