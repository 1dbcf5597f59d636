package dk.effekt.report.picture;

import dk.effekt.disclosure.PublishedTable;
import dk.effekt.protocol.Language;
import dk.effekt.report.internal.Words;
import dk.effekt.study.PublishedAttrition;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** What became of every participation on the way to the comparison. */
final class AttritionPicture {

    /** Beside the longest bar stand its numbers. */
    private static final double ROOM = 1.25;

    private final PublishedAttrition attrition;
    private final UnaryOperator<String> names;
    private final Language in;

    /** @param names what steps are called, by their names; each has one of its own */
    AttritionPicture(PublishedAttrition attrition, UnaryOperator<String> names, Language in) {
        this.attrition = attrition;
        this.names = names;
        this.in = in;
    }

    static String title(Language in) {
        return in.either("From the list to the comparison", "Fra listen til sammenligningen");
    }

    Picture draw(String title) {
        List<PublishedAttrition.Step> steps = attrition.steps();
        String left = in.either("left", "tilbage");
        String lost = in.either("lost in the step", "faldet fra i trinnet");
        String counted = steps.isEmpty() ? "" : names.apply(steps.get(0).name());
        long most = steps.stream()
                .mapToLong(step -> step.left().orElse(0) + step.lost().orElse(0))
                .max()
                .orElse(0);
        DataTable.Builder table = DataTable.named(title, in)
                .column(in.either("step", "trin"), Form.TEXT)
                .column(lost, Form.COUNT)
                .column(left, Form.COUNT);
        Spec spec = Spec.of("attrition", in)
                .list("height", Names.height(steps.stream().map(this::name).toList()))
                .list("reach", ROOM * Math.max(1, most))
                .label("counted", counted)
                .label("asked", "step", "trin")
                .label("what", "part", "del")
                .label("left", left)
                .label("lost", lost)
                .data(Spec.ROWS);
        for (PublishedAttrition.Step step : steps) {
            table.row(names.apply(step.name()), cell(step.lost()), cell(step.left()));
            long to = step.left().orElse(0);
            long end = step.left().isPresent() ? to + step.lost().orElse(0) : 0;
            bar(spec, step, left, 0, to);
            bar(spec, step, lost, to, end);
            spec.row("labels").put("step", name(step)).put("at", end).put("label", label(step));
        }
        String description = description(steps);
        return new Picture(title, description, notes(), table.build(), spec.build(title, description));
    }

    private void bar(Spec spec, PublishedAttrition.Step step, String part, long from, long to) {
        if (to > from) {
            spec.row(Spec.ROWS)
                    .put("step", name(step))
                    .put("part", part)
                    .put("from", from)
                    .put("to", to)
                    .put("count", to - from);
        }
    }

    private String name(PublishedAttrition.Step step) {
        return Names.wrapped(Words.capitalised(names.apply(step.name())));
    }

    private Object cell(OptionalLong count) {
        return count.isPresent() ? count.getAsLong() : PublishedTable.MARK;
    }

    /** {@code 2.860 (−114)}. */
    private String label(PublishedAttrition.Step step) {
        String left = written(step.left());
        return step.lost().isPresent() && step.lost().getAsLong() == 0
                ? left
                : left + " (−" + written(step.lost()) + ")";
    }

    private String written(OptionalLong count) {
        return count.isPresent() ? in.number(count.getAsLong()) : PublishedTable.MARK;
    }

    private String description(List<PublishedAttrition.Step> steps) {
        OptionalLong first = steps.get(0).left();
        OptionalLong last = steps.get(steps.size() - 1).left();
        String what = names.apply(steps.get(0).name());
        if (last.isEmpty()) {
            return in.either(
                    "How many are left after each step may not be told.",
                    "Hvor mange der er tilbage efter hvert trin, må ikke vises.");
        }
        String left = in.number(last.getAsLong())
                + (first.isPresent() ? in.either(" of ", " af ") + in.number(first.getAsLong()) : "")
                + " " + what
                + in.either(" are left for the comparison.", " er tilbage til sammenligningen.");
        return steps.stream()
                .filter(step -> attrition.table().hidden() == 0 && step.lost().orElse(0) > 0)
                .max(Comparator.comparingLong(step -> step.lost().orElse(0)))
                .map(step -> left
                        + in.either(" Most, ", " Flest, ")
                        + in.number(step.lost().orElse(0))
                        + in.either(", are lost in the step “", ", falder fra i trinnet “")
                        + names.apply(step.name()) + "”.")
                .orElse(left);
    }

    private List<String> notes() {
        return attrition.table().hidden() > 0
                ? List.of(in.either("..: hidden. ", "..: skjult. ") + Names.fewPersons(in))
                : List.of();
    }
}
