package dk.effekt.dream.synthetic;

/**
 * The probability that something happens to a person in a week: log-linear in the person's {@link Standing}.
 *
 * @param weekly the probability for a man of 25 years without work or benefit behind him, in the first week of a spell
 * @param age what each year of age beyond 25 adds to the logarithm
 * @param woman what being a woman adds
 * @param worked what each week of work in the last two years adds
 * @param onBenefit what each week on benefit in the last year adds
 * @param spell what each week of the spell adds
 */
record Hazard(double weekly, double age, double woman, double worked, double onBenefit, double spell) {

    private static final double AGE = 25;

    static Hazard weekly(double probability) {
        return new Hazard(probability, 0, 0, 0, 0, 0);
    }

    Hazard age(double perYear) {
        return new Hazard(weekly, perYear, woman, worked, onBenefit, spell);
    }

    Hazard woman(double ifWoman) {
        return new Hazard(weekly, age, ifWoman, worked, onBenefit, spell);
    }

    Hazard worked(double perWeek) {
        return new Hazard(weekly, age, woman, perWeek, onBenefit, spell);
    }

    Hazard onBenefit(double perWeek) {
        return new Hazard(weekly, age, woman, worked, perWeek, spell);
    }

    Hazard spell(double perWeek) {
        return new Hazard(weekly, age, woman, worked, onBenefit, perWeek);
    }

    /** The hazard of a person, not yet bounded. */
    double of(Standing standing) {
        // StrictMath: Math.exp may differ in the last digit from one machine to another.
        return weekly * StrictMath.exp(logRatio(standing));
    }

    /** The same taken as odds, which makes a probability whatever the standing. */
    double oddsOf(Standing standing, double logOddsAdded) {
        double odds = weekly * StrictMath.exp(logRatio(standing) + logOddsAdded);
        return odds / (1 + odds);
    }

    private double logRatio(Standing standing) {
        return age * (standing.age() - AGE)
                + (standing.person().woman() ? woman : 0)
                + worked * standing.worked()
                + onBenefit * standing.onBenefit()
                + spell * standing.spell();
    }
}
