package dk.effekt.dream.synthetic;

/**
 * What a programme does to the ways out of educational assistance.
 *
 * @param job what it multiplies the hazard of getting a job by
 * @param education what it multiplies the hazard of going to education by
 */
record Pull(double job, double education) {

    static final Pull NONE = new Pull(1, 1);
}
