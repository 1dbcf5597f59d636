package dk.effekt.report.picture;

import dk.effekt.internal.StateNames;
import dk.effekt.protocol.Language;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of a value map's parameters. Those that effekt gave are translated, with what users named in them as it is. */
final class ParameterWords {

    private record Rule(Pattern english, String danish) {}

    private static final List<Rule> RULES = List.of(
            rule("effect on (.*), weeks? (\\d+) to (\\d+)", "effekt på $1, uge $2 til $3"),
            rule("effect on (.*), week (\\d+)", "effekt på $1, uge $2"),
            rule("effect on (.*)", "effekt på $1"),
            rule("quantity of (.*), year (\\d+)", "mængde: $1, år $2"),
            rule("quantity of (.*)", "mængde: $1"),
            rule("value of a week, prices of (\\d+) \\((.*)\\)", "værdi af en uge, $1-priser ($2)"),
            rule("value of a hour, prices of (\\d+) \\((.*)\\)", "værdi af en time, $1-priser ($2)"),
            rule("value of a (.*), prices of (\\d+) \\((.*)\\)", "værdi pr. $1, $2-priser ($3)"),
            rule("deadweight \\((.*)\\)", "ville være sket alligevel ($1)"),
            rule("displacement \\((.*)\\)", "fortrængning ($1)"),
            rule("attribution \\((.*)\\)", "skyldes andre ($1)"),
            rule("drop-off \\((.*)\\)", "aftager pr. år ($1)"));

    private static final Pattern COST = Pattern.compile("cost of (.*), ([\\d,.]+) kr( \\(\\d+\\))?");
    private static final Pattern NUMBER = Pattern.compile("-?[\\d,]+(\\.\\d+)?");

    private static final Pattern EFFECT = Pattern.compile("effect on (.*?)((?:, weeks? \\d.*)?)");
    private static final Pattern STEP = Pattern.compile("(.*)-at-step-(\\d+)");
    private static final Pattern WEEKS = Pattern.compile("weeks-in-(.*)");

    private static final int DIGITS = 3;

    private ParameterWords() {}

    private static Rule rule(String english, String danish) {
        return new Rule(Pattern.compile(english), danish);
    }

    /** A parameter's name. */
    static String name(String name, Language in) {
        if (in == Language.ENGLISH) {
            return name;
        }
        Matcher cost = COST.matcher(name);
        if (cost.matches()) {
            String number = cost.group(3) == null ? "" : cost.group(3);
            return "udgift: " + PayerWords.name(cost.group(1), in) + ", " + in.numeral(cost.group(2)) + " kr." + number;
        }
        Matcher effect = EFFECT.matcher(name);
        return byRules(effect.matches() ? "effect on " + outcome(effect.group(1)) + effect.group(2) : name);
    }

    private static String byRules(String name) {
        for (Rule rule : RULES) {
            Matcher parts = rule.english.matcher(name);
            if (parts.matches()) {
                return parts.replaceFirst(rule.danish);
            }
        }
        return name;
    }

    /** An outcome in Danish, of which an effect knows the name alone; another than effekt's own stays as it is. */
    private static String outcome(String name) {
        Matcher step = STEP.matcher(name);
        Matcher weeks = WEEKS.matcher(name);
        if (step.matches()) {
            return outcome(step.group(1)) + ", trin " + step.group(2);
        }
        if (weeks.matches()) {
            return "uger " + StateNames.danish(weeks.group(1));
        }
        String words = StateNames.danish(name);
        return words.equals(name) ? name : "andelen " + words;
    }

    /** A parameter's value: a number with three digits that count, or all before the decimal mark; anything else as it is. */
    static String value(String value, Language in) {
        if (!NUMBER.matcher(value).matches()) {
            return value;
        }
        BigDecimal number = new BigDecimal(value.replace(",", ""));
        int whole = number.precision() - number.scale();
        BigDecimal rounded = number.round(new MathContext(Math.max(DIGITS, whole)));
        return in.numeral(String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded))
                .replace('-', '−');
    }
}
