package dk.effekt.keyfigures;

/** Names of those who are counted and in no share, since it cannot be told of them. */
final class Apart {

    static final Group UNDER_OBSERVATION = Group.of(FigureNames.UNDER_OBSERVATION, "endnu ikke fulgt så længe");
    static final Group NOT_OBSERVED = Group.of("not observed", "ugen er ikke kendt");
    static final Group NOT_KNOWN = Group.of("not known", "ikke kendt");
    static final Group NOT_IN_REGISTER = Group.of("not in the register", "ikke i registret");

    private Apart() {}
}
