package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.ChannelId;

/**
 * The leg of a callee that answered.
 *
 * @param number its number within the call, as in the record; 1 for the first target that the call named
 * @param channel its channel in Asterisk
 */
public record AnsweredLeg(int number, ChannelId channel) {}
