/** What pictures and reports share: pages and the scripts within them. Not for users. */
@NullMarked
package dk.effekt.report.internal;

import org.jspecify.annotations.NullMarked;
