/**
 * Calls in the simulated Asterisk: channels are created, dialled, answered, bridged, transferred and hung up, with Asterisk's order of
 * events. Open {@link io.github.ariadne4j.testkit.telephony.Hangups} and {@link io.github.ariadne4j.testkit.telephony.Dialling} first. Imports
 * the state, the time and the scripts. The types are internals of the simulator. Everything happens under the lock of
 * {@link io.github.ariadne4j.testkit.time.AsteriskLoop}, on the thread that holds it.
 */
@NullMarked
package io.github.ariadne4j.testkit.telephony;

import org.jspecify.annotations.NullMarked;
