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
import dk.effekt.matching.*;
import dk.effekt.effect.*;
import dk.effekt.disclosure.*;
import dk.effekt.study.*;
import dk.effekt.dream.*;
import dk.effekt.dream.synthetic.*;
import dk.effekt.sroi.*;

import static dk.effekt.calendar.FollowUp.*;
import static dk.effekt.cohort.Criteria.*;
import static dk.effekt.cohort.RiskSetDesign.*;
import static dk.effekt.covariate.Covariates.*;
import static dk.effekt.outcome.Outcomes.*;
import static dk.effekt.register.StateGroup.*;
import static dk.effekt.sroi.Kroner.*;
