package io.github.ariadne4j.callflow.call;

import io.github.ariadne4j.ari.model.CallerId;
import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.ari.model.ChannelId;
import io.github.ariadne4j.callflow.address.DialledNumber;
import java.util.List;

/**
 * A call as it began: as it came in, or, for an outbound call, as the application requested it. The caller and the dialled number
 * of a call that came in are chosen by the far end and untrusted. Immutable; any thread.
 *
 * @param id the call's id
 * @param channel the caller's channel; of an outbound call, the channel of the target that is dialled first
 * @param caller the caller's number and name; of an outbound call, the caller id for its targets, if one was given
 * @param dialled the dialled text, as it came; {@link #dialledNumber} is the number in it. Of an outbound call, the number of the
 *     first target, empty for an endpoint without a number
 * @param context the dialplan context of the channel; empty for an outbound call
 * @param account the channel's account code; empty: none
 * @param trunk the endpoint of the channel, for example {@code carrier-in}; empty for an outbound call
 * @param args the arguments of {@code Stasis(app,args…)}, or those of the request for an outbound call
 * @param direction the side that began the call
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

    /** Whether the application began the call. */
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
     * The dialled number, without any text around it.
     *
     * @throws IllegalArgumentException if the dialled text has no number
     */
    public DialledNumber dialledNumber() {
        return DialledNumber.parse(dialled);
    }

    /** A copy with another dialled text. */
    public IncomingCall withDialled(String text) {
        return new IncomingCall(id, channel, caller, text, context, account, trunk, args, direction);
    }

    /** The endpoint of {@code PJSIP/carrier-in-0000001a} is {@code carrier-in}. */
    private static String trunkOf(String channelName) {
        int from = channelName.indexOf('/') + 1;
        int to = channelName.lastIndexOf('-');
        return to > from ? channelName.substring(from, to) : channelName.substring(from);
    }
}
