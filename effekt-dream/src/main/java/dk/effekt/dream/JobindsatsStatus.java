package dk.effekt.dream;

/**
 * The labour-market statuses of Jobindsats, in the order in which they take precedence: of several statuses on a day the
 * first counts, so that any income-replacement benefit hides wage work.
 *
 * <p>Source: {@value #SOURCE}, for the order and the meaning. The Danish names are the ordinary names of the benefits, not
 * quotations.
 *
 * <p>The list names benefits, not codes of DREAM. {@link DreamGroupings#jobindsatsPriority} says what codes can show of it.
 */
public enum JobindsatsStatus {
    UNEMPLOYMENT_BENEFIT("dagpenge", "unemployment insurance benefit", "unemployment-benefit"),
    SPECIAL_EDUCATION_BENEFIT(
            "særlig uddannelsesydelse", "special education benefit", "temporary-unemployment-benefit"),
    LABOUR_MARKET_BENEFIT("arbejdsmarkedsydelse", "labour-market benefit", "temporary-unemployment-benefit"),
    KONTANTYDELSE("kontantydelse", "kontantydelse", "temporary-unemployment-benefit"),
    CASH_ASSISTANCE("kontanthjælp", "cash assistance", "cash-assistance"),
    INTEGRATION_BENEFIT("integrationsydelse", "integration benefit", "integration-benefit"),
    EDUCATIONAL_ASSISTANCE("uddannelseshjælp", "educational assistance", "educational-assistance"),
    REHABILITATION("revalidering og forrevalidering", "rehabilitation and pre-rehabilitation", "rehabilitation"),
    RESOURCE_COURSE("ressourceforløb", "resource course", "resource-course"),
    JOB_CLARIFICATION("jobafklaringsforløb", "job clarification", "job-clarification"),
    SICKNESS_BENEFIT("sygedagpenge", "sickness benefit", "sickness-benefit"),
    FLEXI_JOB("fleksjob", "flexi-job", "flexi-job"),
    UNEMPLOYMENT_ALLOWANCE("ledighedsydelse", "unemployment allowance of flexi-jobbers", "unemployment-allowance"),
    DISABILITY_PENSION("førtidspension", "disability pension", "disability-pension"),
    EARLY_RETIREMENT("efterløn og overgangsydelse", "early retirement and transitional allowance", "early-retirement"),
    EDUCATION("uddannelse", "education", "education"),
    WAGE_EMPLOYMENT("lønmodtagerbeskæftigelse", "wage employment", "wage-employment"),
    OTHER("andet", "other: leave, maternity, emigration, death, old-age pension", "leave-or-other"),
    SELF_SUPPORT("selvforsørgelse", "self-support: none of the others", "self-support");

    /** Where the order and the meanings stand. */
    public static final String SOURCE = "https://www.jobindsats.dk/jobindsats/hjaelp/infoommaalinger/y07/y07b15/";

    private final String nameDa;
    private final String nameEn;
    private final String className;

    JobindsatsStatus(String nameDa, String nameEn, String className) {
        this.nameDa = nameDa;
        this.nameEn = nameEn;
        this.className = className;
    }

    /** Its place in the list, 1 to 19. */
    public int number() {
        return ordinal() + 1;
    }

    /** Its name in Danish. */
    public String nameDa() {
        return nameDa;
    }

    /** Its name in English. */
    public String nameEn() {
        return nameEn;
    }

    /**
     * The class of {@link DreamGroupings#jobindsatsPriority} that holds it. The statuses 2 to 4 share one: which code is
     * which of them is not established.
     */
    public String className() {
        return className;
    }

    /** {@code 17 wage employment (lønmodtagerbeskæftigelse)}. */
    @Override
    public String toString() {
        return number() + " " + nameEn + " (" + nameDa + ")";
    }
}
