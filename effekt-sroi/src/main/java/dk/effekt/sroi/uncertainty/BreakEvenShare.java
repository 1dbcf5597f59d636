package dk.effekt.sroi.uncertainty;

/**
 * The share of participants that must succeed for the net present value to be 0. With N participants, cost c each, value v
 * of a success and a share s₀ that would succeed anyway, a share s brings N (s − s₀) v − N c, which is 0 at
 * s = s₀ + c/v. Danish reports quote it without s₀, and so it is unless s₀ is stated.
 *
 * @param costPerParticipant present kroner put in for each participant, less what does not depend on success
 * @param valuePerSuccess present kroner that a participant who succeeds because of the programme brings, above 0
 * @param shareAnyway the share that would succeed without it, 0 to 1
 */
public record BreakEvenShare(double costPerParticipant, double valuePerSuccess, double shareAnyway) {

    public BreakEvenShare {
        Text.finite("the cost per participant", costPerParticipant);
        Text.positive("the value per success", valuePerSuccess);
        if (!(shareAnyway >= 0 && shareAnyway <= 1)) {
            throw new IllegalArgumentException("the share that would succeed anyway is " + shareAnyway
                    + "; it must be a share from 0 to 1, such as 0.12");
        }
    }

    /** With nobody succeeding without the programme. */
    public static BreakEvenShare of(double costPerParticipant, double valuePerSuccess) {
        return new BreakEvenShare(costPerParticipant, valuePerSuccess, 0);
    }

    /** With a share that would succeed anyway. */
    public BreakEvenShare withShareAnyway(double share) {
        return new BreakEvenShare(costPerParticipant, valuePerSuccess, share);
    }

    /** The share that must succeed because of the programme: cost per participant / value per success. */
    public double additional() {
        return costPerParticipant / valuePerSuccess;
    }

    /** The share that must succeed in all; above 1 it cannot pay back, and at or below 0 it does without any success. */
    public double share() {
        return shareAnyway + additional();
    }

    /** {@code 26.0 % must succeed: 28,000 kr each / 107,692 kr}. */
    @Override
    public String toString() {
        String anyway = shareAnyway == 0 ? "" : Text.percent(shareAnyway) + " anyway + ";
        return Text.percent(share()) + " must succeed: " + anyway + Text.kroner(costPerParticipant) + " kr each / "
                + Text.kroner(valuePerSuccess) + " kr";
    }
}
