/**
 * What pages show while they are open: changed calls, figures, and the ladders of single calls, as server-sent events. Open
 * {@link io.github.ariadne4j.dashboard.live.LiveFeed} first. Imports {@code http} and {@code figures}, and the recorder of
 * ari-callflow. All of it runs on the feed's thread, which computes a batch once for all clients and waits for none of them.
 */
@NullMarked
package io.github.ariadne4j.dashboard.live;

import org.jspecify.annotations.NullMarked;
