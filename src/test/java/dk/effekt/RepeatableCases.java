package dk.effekt;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Draws the same cases of a property in every build, so that a build says what changed and not which day it is. Other cases:
 * {@code mvn test -Deffekt.cases=1}, or any other number; with {@code -Deffekt.cases=random} no two runs are alike.
 */
public final class RepeatableCases implements AroundPropertyHook {

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext context, PropertyExecutor property) {
        String cases = System.getProperty("effekt.cases", "0");
        if (!cases.equals("random") && context.attributes().seed().isEmpty()) {
            String name = context.containerClass().getName() + "."
                    + context.targetMethod().getName();
            context.attributes().setSeed(Long.toString(31L * name.hashCode() + Long.parseLong(cases)));
        }
        return property.execute();
    }

    /** Before jqwik's own, which read the seed. */
    @Override
    public int aroundPropertyProximity() {
        return -100;
    }
}
