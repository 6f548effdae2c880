package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.ChannelId;

/**
 * The leg of a callee that answered: the argument of the verbs that connect it with the caller.
 *
 * @param number the number of the leg within the call, as in the CDR; 1 for the first target that the call dialled
 * @param channel its channel in Asterisk
 */
public record AnsweredLeg(int number, ChannelId channel) {}
