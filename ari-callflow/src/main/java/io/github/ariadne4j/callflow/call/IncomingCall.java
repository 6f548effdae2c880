package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.address.DialledNumber;
import java.util.List;

/**
 * A call as it came in. What the far end may choose (caller, dialled) is untrusted.
 *
 * @param id the call's id
 * @param channel the caller's channel
 * @param caller who calls
 * @param dialled what was dialled, as it came; {@link #dialledNumber} is the number in it
 * @param context the dialplan context it came through
 * @param account the channel's account code, empty if none
 * @param trunk the endpoint it came in through, for example {@code carrier-in}
 * @param args the arguments of {@code Stasis(app,args…)}
 */
public record IncomingCall(
        CallId id,
        ChannelId channel,
        CallerId caller,
        String dialled,
        String context,
        String account,
        String trunk,
        List<String> args) {
    /** Copies the arguments. */
    public IncomingCall {
        args = List.copyOf(args);
    }

    /** The call that this channel began. */
    public static IncomingCall of(CallId id, Channel channel, List<String> args) {
        return new IncomingCall(
                id,
                channel.id(),
                channel.caller(),
                channel.dialplan().exten(),
                channel.dialplan().context(),
                channel.accountCode(),
                trunkOf(channel.name()),
                args);
    }

    /**
     * The number that was dialled, without what came around it.
     *
     * @throws IllegalArgumentException if what was dialled is no number
     */
    public DialledNumber dialledNumber() {
        return DialledNumber.parse(dialled);
    }

    /** The same, with another text as dialled. */
    public IncomingCall withDialled(String text) {
        return new IncomingCall(id, channel, caller, text, context, account, trunk, args);
    }

    /** {@code PJSIP/carrier-in-0000001a} came in through {@code carrier-in}. */
    private static String trunkOf(String channelName) {
        int from = channelName.indexOf('/') + 1;
        int to = channelName.lastIndexOf('-');
        return to > from ? channelName.substring(from, to) : channelName.substring(from);
    }
}
