/**
 * Meters and traces of calls, requests and events, in Micrometer registries of the application. Open
 * {@link io.github.ariadne4j.micrometer.CallMetrics} first; all names are in {@code docs/metrics.md}. Imports the root
 * packages of ari-core and ari-callflow. Requests and calls are counted on the loop; other values are read when the
 * registry is read.
 */
@NullMarked
package io.github.ariadne4j.micrometer;

import org.jspecify.annotations.NullMarked;
