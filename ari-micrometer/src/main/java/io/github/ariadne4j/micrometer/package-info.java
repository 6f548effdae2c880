/**
 * Meters of what this library does and traces of calls, in Micrometer registries of yours. Open {@link io.github.ariadne4j.micrometer.CallMetrics} first; all
 * names are in {@code docs/metrics.md}. Imports the doors of ari-core and ari-callflow. Requests and calls are counted on the loop, the
 * rest is read when the registry is.
 */
@NullMarked
package io.github.ariadne4j.micrometer;

import org.jspecify.annotations.NullMarked;
