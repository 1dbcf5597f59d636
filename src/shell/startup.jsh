import java.nio.file.*;
import java.time.*;
import java.util.*;
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
import dk.effekt.sroi.*;
