package dk.effekt.register;

import dk.effekt.internal.Places;
import dk.effekt.internal.Suggest;
import dk.effekt.protocol.Clause;
import dk.effekt.protocol.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A set of states by name, before a {@link Codebook} says which codes it has: what a study is written with. The constants
 * name groups of the codebook that comes with effekt; a codebook of your own must have groups of the same names, or be asked
 * with {@link #of(String)}.
 *
 * @param name what it prints as
 * @param parts the groups of which it is the union, at least one
 */
public record StateGroup(String name, List<Part> parts) {

    /** On educational assistance (uddannelseshjælp), in a measure or not. */
    public static final StateGroup EDUCATIONAL_ASSISTANCE = of("educational-assistance");

    /** On cash assistance (kontanthjælp), in a measure or not. */
    public static final StateGroup CASH_ASSISTANCE = of("cash-assistance");

    /** On unemployment insurance benefit (dagpenge). */
    public static final StateGroup UNEMPLOYMENT_BENEFIT = of("unemployment-benefit");

    /** On sickness benefit (sygedagpenge). */
    public static final StateGroup SICKNESS_BENEFIT = of("sickness-benefit");

    /** On a benefit with a code that says the person is in a measure that week. */
    public static final StateGroup IN_MEASURE = of("in-measure");

    /**
     * On income-replacement public benefit: the statuses 1 to 15 of Jobindsats' list, from unemployment insurance benefit to
     * early retirement. Neither education grants nor maternity benefit belong to it.
     */
    public static final StateGroup BENEFIT = of("income-replacement");

    /** In education, as the register sees it: on a state education grant. */
    public static final StateGroup EDUCATION = of("education");

    /** In job: no benefit in the week, and an employment ratio above zero in the month of its Thursday. */
    public static final StateGroup JOB =
            of("no-registered-benefit", Employment.EMPLOYED).named("job");

    /** Self-supporting without a job: no benefit in the week, and no employment ratio in the month of its Thursday. */
    public static final StateGroup SELF_SUPPORT =
            of("no-registered-benefit", Employment.NOT_EMPLOYED).named("self-support");

    /** {@link #JOB} or {@link #EDUCATION}. */
    public static final StateGroup JOB_OR_EDUCATION = JOB.or(EDUCATION).named("job-or-education");

    /** The kind of {@link #clause()} of a group that is made of others and has no name here. */
    public static final String UNION = "union";

    private static final List<StateGroup> COMPOSED = List.of(JOB, SELF_SUPPORT, JOB_OR_EDUCATION);

    private static final List<String> RESERVED =
            List.of(UNION, JOB.name(), SELF_SUPPORT.name(), JOB_OR_EDUCATION.name());

    /**
     * One group of the codebook, where wanted only together with an employment.
     *
     * @param group the group's name in the codebook
     * @param employment the employment that the week must have; any if empty
     */
    public record Part(String group, Optional<Employment> employment) {}

    public StateGroup {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("state group '" + name + "' has no parts");
        }
    }

    /** The groups made of others that have a name here. */
    public static List<StateGroup> composed() {
        return COMPOSED;
    }

    /** A group of the codebook. */
    public static StateGroup of(String codebookGroup) {
        return new StateGroup(codebookGroup, List.of(new Part(codebookGroup, Optional.empty())));
    }

    /** A group of the codebook, only in weeks with the given employment. */
    public static StateGroup of(String codebookGroup, Employment employment) {
        return new StateGroup(
                codebookGroup + "/" + employment.name().toLowerCase(Locale.ROOT),
                List.of(new Part(codebookGroup, Optional.of(employment))));
    }

    /** The union with another group. */
    public StateGroup or(StateGroup other) {
        return new StateGroup(
                name + "-or-" + other.name,
                Stream.concat(parts.stream(), other.parts.stream()).toList());
    }

    /** The same group under another name. */
    public StateGroup named(String newName) {
        return new StateGroup(newName, parts);
    }

    /** Whether it asks for the employment ratio. */
    public boolean usesEmployment() {
        return parts.stream().anyMatch(part -> part.employment().isPresent());
    }

    /**
     * The states that the group has in a codebook.
     *
     * @throws IllegalArgumentException if the codebook lacks one of the groups
     */
    public StateSet in(Codebook codebook) {
        return parts.stream()
                .map(part -> {
                    StateSet all = codebook.group(part.group());
                    return part.employment().map(all::when).orElse(all);
                })
                .reduce(StateSet::or)
                .orElseThrow()
                .named(name);
    }

    /** What it is, in terms of the codebook: {@code job = no-registered-benefit and employed}. */
    public String definition() {
        return name + " = "
                + parts.stream()
                        .map(part -> part.group()
                                + part.employment()
                                        .map(e -> " and "
                                                + e.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', ' '))
                                        .orElse(""))
                        .collect(Collectors.joining(" or "));
    }

    /**
     * What it is, for a protocol: of a group of the codebook its name, and so for those made of others that have a name here
     * ({@link #JOB}, {@link #SELF_SUPPORT}, {@link #JOB_OR_EDUCATION}); else {@code union} with a name and its parts.
     */
    public Clause clause() {
        if (COMPOSED.contains(this) || (equals(of(name)) && !RESERVED.contains(name))) {
            return Clause.of(name);
        }
        return Clause.of(UNION)
                .with("name", name)
                .with(
                        "of",
                        parts.stream()
                                .map(part -> part.employment()
                                        .map(employment ->
                                                Clause.of(part.group()).with("employment", employment))
                                        .orElse(Clause.of(part.group())))
                                .toList());
    }

    /**
     * Where somebody is who is in it, for parts of one's own in a readable protocol: {@code on cash assistance}, {@code på
     * kontanthjælp}. A group without words is called by its name.
     */
    public String inWords(Language language) {
        if (COMPOSED.contains(this) || equals(of(name))) {
            return words(name, language);
        }
        return language.or(parts.stream()
                .map(part -> words(part.group(), language)
                        + part.employment()
                                .map(employment -> employment == Employment.EMPLOYED
                                        ? language.either(" and employed", " og i beskæftigelse")
                                        : language.either(" and not employed", " og ikke i beskæftigelse"))
                                .orElse(""))
                .distinct()
                .toList());
    }

    private static String words(String group, Language language) {
        return language.either(Places.english(group), Places.danish(group));
    }

    /** What a register lacks to answer for this group, one sentence each; empty if nothing. */
    public List<String> missingIn(Register register) {
        Stream<String> groups = parts.stream()
                .map(Part::group)
                .distinct()
                .filter(group -> !register.codebook().groups().contains(group))
                .map(group -> "'" + name + "' needs a group that codebook "
                        + register.codebook().version() + " lacks: "
                        + Suggest.quoted(group, register.codebook().groups()));
        Stream<String> employment = usesEmployment() && !register.has(MonthlySeries.EMPLOYMENT_RATIO)
                ? Stream.of("'" + name + "' needs the monthly employment ratio, which the register lacks; "
                        + "read an extract with columns grad_YYYY_MM")
                : Stream.empty();
        return Stream.concat(groups, employment).toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
