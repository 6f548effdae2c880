package io.github.ariadne4j.testkit.telephony;

import io.github.ariadne4j.testkit.state.SimulatedChannel;

/**
 * The two halves of a Local channel.
 *
 * @param first {@code ;1}, which takes a place in a bridge
 * @param second {@code ;2}, which runs in the dialplan or in a second bridge
 */
record LocalPair(SimulatedChannel first, SimulatedChannel second) {}
