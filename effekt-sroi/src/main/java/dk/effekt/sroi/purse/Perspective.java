package dk.effekt.sroi.purse;

/** From where a result is seen. Results of different perspectives are never added. */
public enum Perspective {
    /** The public sector's net result: benefits, taxes, services and costs, by payer, as the Danish SØM has it. */
    BUDGET("budget economics"),
    /** Society: transfers cancel, what is produced and what resources are used counts, and so does what taxation distorts. */
    WELFARE("welfare economics");

    private final String label;

    Perspective(String label) {
        this.label = label;
    }

    /** What it is called in tables. */
    @Override
    public String toString() {
        return label;
    }
}
