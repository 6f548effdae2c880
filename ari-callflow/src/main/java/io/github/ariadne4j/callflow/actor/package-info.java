/**
 * The live calls of one loop. {@link io.github.ariadne4j.callflow.actor.CallActor} holds a call and passes its signals to the
 * machine, one after the other; {@link io.github.ariadne4j.callflow.actor.ChannelDirectory} finds the call of a channel, a bridge
 * or a playback. Imports the pure core, {@code channel}, {@code observer} and {@code loop}. Runs on the loop.
 */
@NullMarked
package io.github.ariadne4j.callflow.actor;

import org.jspecify.annotations.NullMarked;
