/**
 * The recorder: everything that an application and an Asterisk tell each other, as lines of JSON in a file. Open
 * {@link io.github.ariadne4j.testkit.record.AriRecorder} first. Imports its own {@code relay} only, and knows nothing of
 * the simulator. The relay's thread hands over what went by, and a thread of the recorder's own writes it.
 */
@NullMarked
package io.github.ariadne4j.testkit.record;

import org.jspecify.annotations.NullMarked;
