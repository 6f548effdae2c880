/**
 * Updates of open pages as server-sent events: changed calls, figures, and the ladders of single calls. Open
 * {@link io.github.ariadne4j.dashboard.live.LiveFeed} first. Imports {@code http} and {@code figures}, and the recorder
 * of ari-callflow. It runs on the feed's thread, which computes a batch once for all clients and never blocks on one of
 * them.
 */
@NullMarked
package io.github.ariadne4j.dashboard.live;

import org.jspecify.annotations.NullMarked;
