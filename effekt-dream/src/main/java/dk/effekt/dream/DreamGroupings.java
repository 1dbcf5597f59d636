package dk.effekt.dream;

import dk.effekt.register.Codebook;
import dk.effekt.register.Employment;
import dk.effekt.register.Grouping;
import dk.effekt.register.State;
import dk.effekt.register.StateSet;
import java.util.Arrays;
import java.util.List;

/**
 * Published ways to divide the weeks of DREAM into classes, and what the codes can show of them. The same data give other
 * answers under another grouping, so a result should name the one it uses.
 *
 * <p>That {@link #pmc9893621()} lists a code is published. Which code is which benefit is not: the other groupings divide
 * weeks by the classes of a code table, and are no better established than its rows.
 */
public final class DreamGroupings {

    private static final String FOUR_GROUPS = "https://www.jobindsats.dk/jobindsats/nye-maalinger/2019/"
            + "ny-maaling-opgoer-arbejdsmarkedsstatus-efter-afsluttet-sygedagpengeforloeb/";

    private DreamGroupings() {}

    /**
     * The split of BMC Public Health 2023;23:224, Table 2: {@code no-benefit} (the blank, holiday and maternity benefit,
     * education grants), {@code health-benefit}, and {@code other-benefit} for every other code.
     *
     * <p>By that rule a code that nobody knows is another benefit, too. {@link Grouping#unknownApart} shows how many are. So
     * are, by the letter of it, 997 to 999 (emigrated, old-age pension, dead); the blank weeks after them are out of scope
     * in a register with exits, and in no class.
     */
    public static Grouping pmc9893621() {
        StateSet none = StateSet.of("blank", State.NO_BENEFIT)
                .or(StateSet.ofCodes("listed", 121, 651, 652, 661, 881))
                .named("no-benefit");
        int[] health = {
            750, 753, 754, 755, 756, 757, 758, 760, 763, 764, 765, 766, 767, 768, 771, 775, 781, 783, 785, 810, 813,
            814, 815, 816, 817, 818, 890, 893
        };
        return Grouping.of(
                        "PMC9893621",
                        "BMC Public Health 2023;23:224, Table 2, "
                                + "https://pmc.ncbi.nlm.nih.gov/articles/PMC9893621/table/Tab2/",
                        List.of(none, StateSet.ofCodes("health-benefit", health)))
                .withRest("other-benefit");
    }

    /**
     * The four groups that Jobindsats publishes: {@code income-replacement} (statuses 1 to 15), {@code education} (16),
     * {@code wage-work} (17) and {@code self-support} (19). What is in none is what its figures call other: leave, maternity
     * benefit, death, emigration, old-age pension.
     *
     * <p>Jobindsats looks at one day and asks for a wage in its month; here a week counts, and the employment ratio above
     * zero in the month of its Thursday. Wage work comes before other: a week of maternity benefit with employment is wage
     * work.
     *
     * @throws IllegalArgumentException if the codebook lacks a group that it asks for
     */
    public static Grouping jobindsats(Codebook codebook) {
        return Grouping.of(
                "Jobindsats, four groups",
                FOUR_GROUPS,
                List.of(
                        wageWork(codebook).named("wage-work"),
                        codebook.group("education"),
                        codebook.group("income-replacement"),
                        selfSupport(codebook)));
    }

    /**
     * The {@linkplain JobindsatsStatus 19 statuses} of Jobindsats in their order of precedence, as far as the codes tell: the
     * statuses 2 to 4 are one class. It measures wage work as {@link #jobindsats} does. Apprentices, who are in education by
     * the list, have no code, and count as employed.
     *
     * @throws IllegalArgumentException if the codebook lacks a group that it asks for
     */
    public static Grouping jobindsatsPriority(Codebook codebook) {
        return Grouping.of(
                "Jobindsats, order of precedence",
                JobindsatsStatus.SOURCE,
                Arrays.stream(JobindsatsStatus.values())
                        .filter(status -> status != JobindsatsStatus.LABOUR_MARKET_BENEFIT
                                && status != JobindsatsStatus.KONTANTYDELSE)
                        .map(status -> switch (status) {
                            case WAGE_EMPLOYMENT -> wageWork(codebook).named(status.className());
                            case OTHER ->
                                other(codebook).when(Employment.NOT_EMPLOYED).named(status.className());
                            case SELF_SUPPORT -> selfSupport(codebook);
                            default -> codebook.group(status.className());
                        })
                        .toList());
    }

    /**
     * Whom the codes call {@code job-ready} (jobparat), {@code education-ready} (uddannelsesparat) or {@code activity-ready}
     * (aktivitetsparat), among those on cash and educational assistance. Weeks on other benefits are in no class. In the
     * table that comes with effekt no source confirms any of these codes.
     *
     * @throws IllegalArgumentException if the codebook lacks a group that it asks for
     */
    public static Grouping readiness(Codebook codebook) {
        StateSet activityReadyYoung = codebook.group("educational-assistance-activity-ready");
        return Grouping.of(
                "readiness",
                "the groups of codebook " + codebook.version(),
                List.of(
                        codebook.group("cash-assistance-job-ready")
                                .or(codebook.group("cash-assistance-job-ready-in-measure"))
                                .named("job-ready"),
                        codebook.group("educational-assistance")
                                .minus(activityReadyYoung)
                                .named("education-ready"),
                        codebook.group("cash-assistance-activity-ready")
                                .or(activityReadyYoung)
                                .named("activity-ready")));
    }

    private static StateSet wageWork(Codebook codebook) {
        return codebook.group("no-registered-benefit").or(other(codebook)).when(Employment.EMPLOYED);
    }

    private static StateSet selfSupport(Codebook codebook) {
        return codebook.group("no-registered-benefit")
                .when(Employment.NOT_EMPLOYED)
                .named("self-support");
    }

    private static StateSet other(Codebook codebook) {
        return codebook.group("other").or(codebook.group("censoring"));
    }
}
