/**
 * The masks of the recorder: {@link io.github.ariadne4j.callflow.recorder.mask.Secrets} of events and requests before they are kept, and
 * numbers of a recorded call when it is read masked. Imports nothing of callflow. Pure, on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.recorder.mask;

import org.jspecify.annotations.NullMarked;
