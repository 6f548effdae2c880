/**
 * The roles of channels in the application. Open {@link io.github.ariadne4j.callflow.channel.ChannelRoles} first. Pure functions;
 * any thread.
 */
@NullMarked
package io.github.ariadne4j.callflow.channel;

import org.jspecify.annotations.NullMarked;
