/**
 * What the calls of the last hour have in common, as figures. Open {@link io.github.ariadne4j.dashboard.figures.CallFigures} first.
 * Imports the door, {@code call} and {@code cdr} of ari-callflow. Told on the loop of calls, read on any thread.
 */
@NullMarked
package io.github.ariadne4j.dashboard.figures;

import org.jspecify.annotations.NullMarked;
