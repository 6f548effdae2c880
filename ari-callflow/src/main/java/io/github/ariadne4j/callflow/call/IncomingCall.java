package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.address.DialledNumber;
import java.util.List;

/**
 * A call as it began: as it came in, or, of an outbound call, as the application asked for it. What the far end of a call that came in
 * may choose (caller, dialled) is untrusted.
 *
 * @param id the call's id
 * @param channel the caller's channel; of an outbound call, that of the target that is dialled first
 * @param caller who calls; of an outbound call, the caller id that targets are told, if one was given
 * @param dialled what was dialled, as it came; {@link #dialledNumber} is the number in it. Of an outbound call, the number of the first
 *     target, empty for an endpoint without a number
 * @param context the dialplan context it came through; empty for an outbound call
 * @param account the channel's account code, empty if none
 * @param trunk the endpoint it came in through, for example {@code carrier-in}; empty for an outbound call
 * @param args the arguments of {@code Stasis(app,args…)}, or those of the request for an outbound call
 * @param direction who began it
 */
public record IncomingCall(
        CallId id,
        ChannelId channel,
        CallerId caller,
        String dialled,
        String context,
        String account,
        String trunk,
        List<String> args,
        CallDirection direction) {
    /** Copies the arguments. */
    public IncomingCall {
        args = List.copyOf(args);
    }

    /** A call that came in. */
    public IncomingCall(
            CallId id,
            ChannelId channel,
            CallerId caller,
            String dialled,
            String context,
            String account,
            String trunk,
            List<String> args) {
        this(id, channel, caller, dialled, context, account, trunk, args, CallDirection.INBOUND);
    }

    /** Whether the application itself began it. */
    public boolean isOutbound() {
        return direction == CallDirection.OUTBOUND;
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
        return new IncomingCall(id, channel, caller, text, context, account, trunk, args, direction);
    }

    /** {@code PJSIP/carrier-in-0000001a} came in through {@code carrier-in}. */
    private static String trunkOf(String channelName) {
        int from = channelName.indexOf('/') + 1;
        int to = channelName.lastIndexOf('-');
        return to > from ? channelName.substring(from, to) : channelName.substring(from);
    }
}
