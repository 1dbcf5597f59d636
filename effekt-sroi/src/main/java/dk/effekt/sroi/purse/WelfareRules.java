package dk.effekt.sroi.purse;

import dk.effekt.sroi.internal.Checks;
import dk.effekt.sroi.internal.Format;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The two conventions of Danish welfare economics, each with its source.
 *
 * @param netTaxFactor from factor prices to market prices, at least 1
 * @param netTaxFactorSource where it is from
 * @param netTaxFactorStatus how well it is established
 * @param distortion what a krone of public finance costs in distortion, from 0 to 1
 * @param distortionSource where it is from
 * @param distortionStatus how well it is established
 */
public record WelfareRules(
        double netTaxFactor,
        String netTaxFactorSource,
        SourceStatus netTaxFactorStatus,
        double distortion,
        String distortionSource,
        SourceStatus distortionStatus) {

    private static final double FACTOR = 1.28;
    private static final double TENTH = 0.1;
    private static final String RECALLED =
            "recalled from Finansministeriet's key figures, which could not be read (fm.dk, vejledning om"
                    + " samfundsøkonomiske konsekvensvurderinger)";

    public WelfareRules {
        if (!(netTaxFactor >= 1 && netTaxFactor < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "net tax factor " + netTaxFactor + "; it must be at least 1, such as 1.28");
        }
        Checks.text("the source of the net tax factor", netTaxFactorSource);
        Checks.share("the distortion", distortion);
        Checks.text("the source of the distortion", distortionSource);
    }

    /** A net tax factor of 1.28 and a distortion of 10 %. Neither is verified; results say so. */
    public static WelfareRules danishUnverified() {
        return new WelfareRules(FACTOR, RECALLED, SourceStatus.UNVERIFIED, TENTH, RECALLED, SourceStatus.UNVERIFIED);
    }

    /** The same with a net tax factor that its source states. */
    public WelfareRules withNetTaxFactor(double factor, String source) {
        return new WelfareRules(factor, source, SourceStatus.SOURCED, distortion, distortionSource, distortionStatus);
    }

    /** The same with a distortion that its source states. */
    public WelfareRules withDistortion(double share, String source) {
        return new WelfareRules(
                netTaxFactor, netTaxFactorSource, netTaxFactorStatus, share, source, SourceStatus.SOURCED);
    }

    List<String> notes() {
        List<String> notes = new ArrayList<>();
        notes.add(String.format(
                Locale.ROOT, "Net tax factor %.3f, %s (%s).", netTaxFactor, netTaxFactorStatus, netTaxFactorSource));
        notes.add("Distortion of " + Format.percent(distortion, 2) + " of the change in net public finances, "
                + distortionStatus + " (" + distortionSource + ").");
        return notes;
    }

    /** {@code net tax factor 1.28 (unverified), distortion 10 % (unverified)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "net tax factor %.2f (%s), distortion ", netTaxFactor, netTaxFactorStatus)
                + Format.percent(distortion, 2) + " (" + distortionStatus + ")";
    }
}
