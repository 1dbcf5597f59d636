package dk.effekt.keyfigures;

import dk.effekt.calendar.Week;
import dk.effekt.register.Register;
import dk.effekt.register.StateGroup;
import dk.effekt.register.StateSet;
import dk.effekt.register.Timeline;
import java.time.LocalDate;
import java.util.Optional;

/** What is expected of a person on some day. */
sealed interface HandOver {

    /** A day that is none: that of a limit when the person is not on the benefit, or never comes to have used it up. */
    LocalDate NEVER = LocalDate.MAX;

    /** What it is called. */
    String name();

    /** The group of states that it asks for. */
    Optional<StateGroup> group();

    /** What it is, in words. */
    String definition();

    /** The first day on which the rules are others; {@link #NEVER} if there is none; empty if not known. */
    Optional<LocalDate> of(Timeline timeline, Week lastWeek);

    /** A birthday, in years. */
    record Birthday(int years) implements HandOver {

        @Override
        public String name() {
            return "birthday " + years;
        }

        @Override
        public Optional<StateGroup> group() {
            return Optional.empty();
        }

        @Override
        public String definition() {
            return "The day on which the person becomes " + years + ".";
        }

        @Override
        public Optional<LocalDate> of(Timeline timeline, Week lastWeek) {
            return timeline.register().traits().birthDate(timeline.person()).map(birth -> birth.plusYears(years));
        }
    }

    /** So many weeks in a row on a benefit. */
    record CurrentSpell(StateGroup on, int weeks, String source) implements HandOver {

        @Override
        public String name() {
            return weeks + " weeks of " + on.name() + " in a row";
        }

        @Override
        public Optional<StateGroup> group() {
            return Optional.of(on);
        }

        @Override
        public String definition() {
            return "The Monday after so many weeks, if the person stays on it: " + source + ".";
        }

        @Override
        public Optional<LocalDate> of(Timeline timeline, Week lastWeek) {
            StateSet set = on.in(timeline.register().codebook());
            if (timeline.isUnknown(set, lastWeek)) {
                return Optional.empty();
            }
            int used = timeline.weeksRunning(set, lastWeek.epochWeek());
            if (used == 0) {
                return Optional.of(NEVER);
            }
            // Who was on it as the register begins, or after a week of which it is not known, may have used more.
            boolean isOpen = isUnknown(timeline, set, lastWeek.minusWeeks(used));
            return isOpen && used < weeks
                    ? Optional.empty()
                    : Optional.of(lastWeek.plusWeeks(1 + weeks - used).monday());
        }

        private static boolean isUnknown(Timeline timeline, StateSet set, Week week) {
            Register register = timeline.register();
            return !register.span().contains(week) || timeline.isUnknown(set, week);
        }
    }

    /** So many weeks on a benefit among the last. */
    record WithinWeeks(StateGroup on, int weeks, int ofWeeks, String source) implements HandOver {

        @Override
        public String name() {
            return weeks + " weeks of " + on.name() + " in " + ofWeeks;
        }

        @Override
        public Optional<StateGroup> group() {
            return Optional.of(on);
        }

        @Override
        public String definition() {
            return "The Monday after the week in which so many of the last are used, if the person stays on it: "
                    + source + ".";
        }

        @Override
        public Optional<LocalDate> of(Timeline timeline, Week lastWeek) {
            StateSet set = on.in(timeline.register().codebook());
            int end = lastWeek.epochWeek() + 1;
            if (Double.isNaN(timeline.weeksInIfAllKnown(set, end - ofWeeks, end))) {
                return Optional.empty();
            }
            if (!timeline.isIn(set, lastWeek)) {
                return Optional.of(NEVER);
            }
            // On the benefit, each week adds one and drops one at most: what was full before is full still.
            int ahead = timeline.weeksIn(set, end - 1 - ofWeeks, end - 1) >= weeks ? -1 : 0;
            while (ahead >= 0 && timeline.weeksIn(set, end + ahead - ofWeeks, end) + ahead < weeks) {
                ahead++;
            }
            return Optional.of(lastWeek.plusWeeks(1 + ahead).monday());
        }
    }
}
