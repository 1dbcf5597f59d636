package dk.effekt.keyfigures;

import dk.effekt.calendar.FollowUp;
import dk.effekt.internal.StateNames;
import dk.effekt.protocol.Bilingual;
import dk.effekt.register.Grouping;
import dk.effekt.register.MonthlySeries;
import dk.effekt.register.Register;
import java.util.List;

/**
 * Counts where people are some time after the end of their course.
 *
 * @param grouping of their states
 * @param points how long after, a figure each
 */
record StatusAfter(Grouping grouping, List<FollowUp> points) implements Counting {

    private static final int UNDER_OBSERVATION = 0;
    private static final int NOT_OBSERVED = 1;
    private static final int NOT_IN_REGISTER = 2;

    @Override
    public List<String> missingIn(Register register) {
        return missingIn(register, grouping);
    }

    static List<String> missingIn(Register register, Grouping grouping) {
        return !grouping.usesEmployment() || register.has(MonthlySeries.EMPLOYMENT_RATIO)
                ? List.of()
                : List.of("grouping '" + grouping.name() + "' needs the monthly employment ratio, which the register "
                        + "lacks; read an extract with columns grad_YYYY_MM");
    }

    @Override
    public List<Figure> of(Courses courses, Periods periods) {
        ClassOfWeek classes = new ClassOfWeek(grouping);
        return points.stream()
                .sorted()
                .map(point -> after(point, classes, courses, periods))
                .toList();
    }

    private Figure after(FollowUp point, ClassOfWeek classes, Courses courses, Periods periods) {
        Breakdown of = Breakdown.empty(
                new Bilingual(
                        FigureNames.statusAfter(point.months()),
                        "status " + Numbers.maaneder(point.months()) + " efter afslutning"),
                new Bilingual(
                        "Of the courses that ended in the period, the state in a later week, "
                                + rule(point).english() + ": " + grouping.name() + ".",
                        "Af de forløb, der sluttede i perioden, tilstanden i en senere uge, "
                                + rule(point).danish() + ": " + StateNames.danish(grouping.name()) + "."),
                Base.FINISHED,
                Group.classesOf(grouping),
                List.of(Apart.UNDER_OBSERVATION, Apart.NOT_OBSERVED, Apart.NOT_IN_REGISTER),
                periods.size());
        int registerEnd = courses.register().span().end().epochWeek();
        for (int course = 0; course < courses.size(); course++) {
            if (periods.holds(courses.end(course))) {
                int period = periods.at(courses.end(course));
                int week = Courses.epochWeek(
                        courses.get(course).end().orElseThrow().toEpochDay() + point.days());
                if (!courses.isKnown(course)) {
                    of.addApart(period, NOT_IN_REGISTER);
                } else if (week >= registerEnd) {
                    of.addApart(period, UNDER_OBSERVATION);
                } else {
                    int at = classes.of(courses.timeline(course), week);
                    if (at == ClassOfWeek.UNKNOWN) {
                        of.addApart(period, NOT_OBSERVED);
                    } else {
                        of.add(period, at);
                    }
                }
            }
        }
        return of.withoutEmptyApart();
    }

    private static Bilingual rule(FollowUp point) {
        return switch (point.rule()) {
            case WEEKS ->
                new Bilingual(
                        "so many weeks after that of the last day, 52 being 12 months",
                        "så mange uger efter den med den sidste dag, 52 for 12 måneder");
            case JOBINDSATS_DAYS ->
                new Bilingual(
                        "that of Jobindsats' day 30, 92, 182 or 365 after the last day",
                        "den med Jobindsats' dag 30, 92, 182 eller 365 efter den sidste dag");
        };
    }
}
