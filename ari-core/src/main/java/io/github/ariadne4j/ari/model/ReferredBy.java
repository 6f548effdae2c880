package io.github.ariadne4j.ari.model;

import org.jspecify.annotations.Nullable;

/**
 * The source of a transfer that was requested by SIP REFER.
 *
 * @param source the leg of the transferring party
 * @param connected the channel that this leg is connected to; null if there is none
 * @param bridge the bridge of this leg; null if it is in none
 */
public record ReferredBy(
        Channel source,
        @Nullable Channel connected,
        @Nullable Bridge bridge) {}
