/**
 * Figures of the calls of the last hour. Open {@link io.github.ariadne4j.dashboard.figures.CallFigures} first. Imports
 * the root package, {@code call} and {@code cdr} of ari-callflow. Updated on the loop of calls, read on any thread.
 */
@NullMarked
package io.github.ariadne4j.dashboard.figures;

import org.jspecify.annotations.NullMarked;
