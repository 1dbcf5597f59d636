package dk.effekt.benchmarks;

import java.util.Arrays;

/** One byte for each person and week, which says whether the week counts; a window is a run of bytes to add up. */
final class PersonWeekBytes implements SpellStore {

    private static final int WEEKS = SpellData.SPAN.length();

    private final byte[][] weeksOf;
    private long spells;

    PersonWeekBytes(SpellData data) {
        weeksOf = new byte[data.persons()][WEEKS];
        for (int person = 0; person < data.persons(); person++) {
            byte[] weeks = weeksOf[person];
            data.spells(person, (week, code) -> {
                Arrays.fill(weeks, week, WEEKS, (byte) (SpellData.isMember(code) ? 1 : 0));
                spells++;
            });
        }
    }

    @Override
    public void weeksInWindow(int[] timeZeros, int[] into) {
        for (int person = 0; person < into.length; person++) {
            byte[] weeks = weeksOf[person];
            int sum = 0;
            for (int week = timeZeros[person] - SpellData.WINDOW; week < timeZeros[person]; week++) {
                sum += weeks[week];
            }
            into[person] = sum;
        }
    }

    @Override
    public long spellCount() {
        return spells;
    }
}
