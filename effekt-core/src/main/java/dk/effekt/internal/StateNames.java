package dk.effekt.internal;

import java.util.List;
import java.util.Map;

/** What effekt's own states, classes of states and divisions of them are called beside a number; other names stay as they are. */
public final class StateNames {

    private static final Map<String, List<String>> KNOWN = Map.ofEntries(
            Map.entry("job", List.of("in job", "i job")),
            Map.entry("wage-work", List.of("in job", "i job")),
            Map.entry("education", List.of("in education", "i uddannelse")),
            Map.entry("job-or-education", List.of("in job or education", "i job eller uddannelse")),
            Map.entry("income-replacement", List.of("on public benefit", "på offentlig forsørgelse")),
            Map.entry("public-benefit", List.of("on public benefit", "på offentlig forsørgelse")),
            Map.entry("educational-assistance", List.of("on educational assistance", "på uddannelseshjælp")),
            Map.entry("cash-assistance", List.of("on cash assistance", "på kontanthjælp")),
            Map.entry("self-support", List.of("self-supporting", "selvforsørgende")),
            Map.entry("job-ready", List.of("job-ready", "jobparat")),
            Map.entry("education-ready", List.of("education-ready", "uddannelsesparat")),
            Map.entry("activity-ready", List.of("activity-ready", "aktivitetsparat")),
            Map.entry("death, emigration, pension", List.of("death, emigration, pension", "død, udvandring, pension")),
            Map.entry("other", List.of("other", "andet")),
            Map.entry("in none of these", List.of("other", "andet")),
            Map.entry("readiness", List.of("readiness", "jobparat, uddannelsesparat eller aktivitetsparat")),
            Map.entry("Jobindsats, four groups", List.of("Jobindsats, four groups", "Jobindsats' fire grupper")),
            Map.entry(
                    "Jobindsats, order of precedence",
                    List.of("Jobindsats, order of precedence", "Jobindsats' prioriterede rækkefølge")));

    private StateNames() {}

    /** {@code on cash assistance}. */
    public static String english(String name) {
        return KNOWN.getOrDefault(name, List.of(name, name)).get(0);
    }

    /** {@code på kontanthjælp}. */
    public static String danish(String name) {
        return KNOWN.getOrDefault(name, List.of(name, name)).get(1);
    }
}
