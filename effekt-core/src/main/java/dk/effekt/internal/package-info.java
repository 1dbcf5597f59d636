/** Helpers that several packages of effekt share; not for users, and free to change at any time. */
@NullMarked
package dk.effekt.internal;

import org.jspecify.annotations.NullMarked;
