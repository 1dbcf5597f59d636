package dk.effekt.sroi;

/**
 * What something is worth in one period.
 *
 * @param period counted from 1, the year that begins with the programme
 * @param value kroner before discounting
 * @param presentValue present value
 * @param observed present value of what rests on a number of that year
 * @param extrapolated present value of what rests on the rule for years beyond those with numbers
 */
public record PeriodValue(int period, Amount value, Amount presentValue, Amount observed, Amount extrapolated) {

    /** {@code period 1: 7,516 kr [3,101, 11,931], present 7,262 kr [2,996, 11,528]}. */
    @Override
    public String toString() {
        return "period " + period + ": " + value + ", present " + presentValue;
    }
}
