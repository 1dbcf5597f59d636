/**
 * Keeping the person out of sight. A {@link dk.effekt.disclosure.Pseudonymizer} replaces civil registration numbers while
 * they are read; nothing further in sees them.
 */
@NullMarked
package dk.effekt.disclosure;

import org.jspecify.annotations.NullMarked;
