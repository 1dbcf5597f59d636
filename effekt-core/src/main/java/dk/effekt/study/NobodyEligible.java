package dk.effekt.study;

import dk.effekt.cohort.Criterion;
import dk.effekt.register.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A criterion that nobody meets in any week, alone or together with the others. */
record NobodyEligible() implements ProtocolCheck {

    @Override
    public String name() {
        return "eligibility";
    }

    @Override
    public List<ProtocolFinding> ofData(StudyData data) {
        boolean someAre = data.cohort().map(cohort -> cohort.size() > 0).orElse(false);
        Register register = data.register();
        Criterion eligible = data.study().eligible().given(data.participations());
        if (someAre || !eligible.missingIn(register).isEmpty() || meeting(register, eligible) > 0) {
            return List.of();
        }
        List<ProtocolFinding> found = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        for (Criterion criterion : eligible.conjuncts()) {
            int persons = meeting(register, criterion);
            counts.add(String.format(Locale.ROOT, "%s: %,d", criterion.name(), persons));
            if (persons == 0) {
                found.add(error(
                        String.format(
                                Locale.ROOT,
                                "none of %,d persons meets '%s' in any week",
                                register.size(),
                                criterion.name()),
                        "Ask for something else, or read an extract that has such persons"));
            }
        }
        return found.isEmpty()
                ? List.of(error(
                        "nobody meets all criteria in one week; persons who meet each in some week: "
                                + String.join(", ", counts),
                        "Leave one out, or widen it"))
                : found;
    }

    /** How many persons meet a criterion in some week. */
    private static int meeting(Register register, Criterion criterion) {
        Criterion.Test test = criterion.in(register);
        return register
                .inBlocks(register.size(), (from, to) -> {
                    int count = 0;
                    for (int person = from; person < to; person++) {
                        count += test.weeks(register.timeline(person)).isEmpty() ? 0 : 1;
                    }
                    return count;
                })
                .stream()
                .mapToInt(Integer::intValue)
                .sum();
    }
}
