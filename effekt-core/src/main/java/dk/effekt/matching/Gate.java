package dk.effekt.matching;

import dk.effekt.protocol.Language;
import java.util.Locale;

/**
 * One thing that a comparison passes or fails.
 *
 * @param rule what is asked
 * @param subject of what, such as the worst covariate or the outcome; empty if that is plain
 * @param value what was found; NaN if it cannot be measured, which does not pass
 * @param limit what it is held against; NaN if it is not asked
 * @param outcome whether it passed
 * @param remedy what to do if it failed, or to have it asked
 */
public record Gate(GateRule rule, String subject, double value, double limit, Outcome outcome, String remedy) {

    /** Whether a gate was passed. */
    public enum Outcome {
        /** Passed. */
        PASS,
        /** Not passed, or not measurable. */
        FAIL,
        /** Nobody asked, or there is nothing to ask it of. */
        NOT_ASKED
    }

    /** {@code largest |SMD| 0.154 (age), at most 0.1: FAIL}; a limit that was changed says so. */
    public String line() {
        return rule + (Double.isNaN(value) ? "" : " " + number(value)) + (subject.isEmpty() ? "" : " (" + subject + ")")
                + (limitText().isEmpty() ? "" : ", " + limitText())
                + ": " + outcome.name().replace('_', ' ')
                + (outcome == Outcome.FAIL && Double.isNaN(value) ? " as it cannot be measured" : "")
                + (outcome == Outcome.FAIL && rule.force() == GateRule.Force.ADVISORY ? " (advisory)" : "");
    }

    /**
     * What is asked in a language, and not what was found, so that it may be published: {@code Largest standardized mean difference
     * (age), at most 0.1}. Of the share compared, whose effect it is stays out.
     */
    public String asked(Language language) {
        boolean isPlain = subject.isEmpty() || rule == GateRule.MATCHED;
        return rule.inWords(language)
                + (isPlain ? "" : " (" + subject + ")")
                + (Double.isNaN(limit) ? "" : ", " + rule.limit(limit, language));
    }

    @Override
    public String toString() {
        return line();
    }

    String limitText() {
        if (Double.isNaN(limit)) {
            return Double.isNaN(rule.limit()) ? "" : "default " + rule.limitText(rule.limit());
        }
        boolean isChanged = !Double.isNaN(rule.limit()) && limit != rule.limit();
        return rule.limitText(limit) + (isChanged ? " (changed from " + number(rule.limit()) + ")" : "");
    }

    static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e6) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 0.0005 ? "%.1e" : "%.3f", value)
                .replaceFirst("(\\.\\d*?)0+$", "$1");
    }
}
