/** What the packages of effekt-sroi share. Not for users: it may change in any version. */
@NullMarked
package dk.effekt.sroi.internal;

import org.jspecify.annotations.NullMarked;
