package dk.effekt.dream.synthetic;

/**
 * All that decides what may happen to a person in a week, as it stands when the week begins. A study can see every one of
 * these in the files, so a study that adjusts for them compares like with like.
 *
 * @param person sex and municipality
 * @param age exact age in years
 * @param worked weeks in job of the last {@value #WORKED_WITHIN}
 * @param onBenefit weeks on public benefit of the last {@value #ON_BENEFIT_WITHIN}
 * @param spell weeks since the last change of status, at most {@value #LONGEST_SPELL}
 */
record Standing(Person person, double age, int worked, int onBenefit, int spell) {

    static final int WORKED_WITHIN = 104;
    static final int ON_BENEFIT_WITHIN = 52;

    /** Not longer than what the extract shows of everybody who is offered the programme. */
    static final int LONGEST_SPELL = 104;
}
