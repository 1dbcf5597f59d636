package dk.effekt.internal;

import java.util.List;
import java.util.Map;

/** Where somebody is who is in a group of states, after "is" in English and "er" in Danish. */
public final class Places {

    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("educational-assistance", List.of("on educational assistance", "på uddannelseshjælp")),
            Map.entry("cash-assistance", List.of("on cash assistance", "på kontanthjælp")),
            Map.entry("unemployment-benefit", List.of("on unemployment insurance benefit", "på dagpenge")),
            Map.entry("sickness-benefit", List.of("on sickness benefit", "på sygedagpenge")),
            Map.entry("in-measure", List.of("in a measure", "i et tilbud")),
            Map.entry("income-replacement", List.of("on income-replacement benefit", "på offentlig forsørgelse")),
            Map.entry("education", List.of("in education", "i uddannelse")),
            Map.entry("job", List.of("in job", "i job")),
            Map.entry("self-support", List.of("self-supporting without a job", "selvforsørgende uden job")),
            Map.entry("job-or-education", List.of("in job or education", "i job eller uddannelse")),
            Map.entry("no-registered-benefit", List.of("without a registered benefit", "uden registreret ydelse")));

    private Places() {}

    /** {@code on cash assistance}; the name in quotes if there are no words for it. */
    public static String english(String group) {
        List<String> both = KNOWN.get(group);
        return both == null ? "in “" + group + "”" : both.get(0);
    }

    /** {@code på kontanthjælp}; the name in quotes if there are no words for it. */
    public static String danish(String group) {
        List<String> both = KNOWN.get(group);
        return both == null ? "i “" + group + "”" : both.get(1);
    }
}
