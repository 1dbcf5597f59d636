/**
 * How the parts of a protocol say what they are: a {@link dk.effekt.protocol.Clause} is a kind and its arguments, from which the
 * part can be made again, and {@link dk.effekt.protocol.InWords} is for those who read. It knows nothing of what it speaks of, so that every package can use it.
 *
 * @since 0.1.0
 */
@NullMarked
package dk.effekt.protocol;

import org.jspecify.annotations.NullMarked;
