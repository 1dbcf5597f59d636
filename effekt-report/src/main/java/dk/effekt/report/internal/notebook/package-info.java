/**
 * Results in notebooks whose kernel is JJava. {@link java.util.ServiceLoader} finds it; its library is optional, and nothing else of
 * effekt knows either.
 */
@NullMarked
package dk.effekt.report.internal.notebook;

import org.jspecify.annotations.NullMarked;
