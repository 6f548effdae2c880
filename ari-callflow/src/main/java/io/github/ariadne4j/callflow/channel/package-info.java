/**
 * What a channel in the application is to the engine. Start with {@link io.github.ariadne4j.callflow.channel.ChannelRoles}. Pure,
 * on any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.channel;

import org.jspecify.annotations.NullMarked;
