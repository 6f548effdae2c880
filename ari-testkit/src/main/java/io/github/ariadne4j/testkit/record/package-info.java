/**
 * The recorder: the traffic between an application and an Asterisk, as lines of JSON in a file. Open
 * {@link io.github.ariadne4j.testkit.record.AriRecorder} first. Imports its own {@code relay} only, and nothing of the simulator. The
 * relay's thread passes the traffic on, and a thread of the recorder writes it.
 */
@NullMarked
package io.github.ariadne4j.testkit.record;

import org.jspecify.annotations.NullMarked;
