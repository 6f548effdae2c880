package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.model.Channel;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.route.ChannelVariable;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts hops over other back-to-back user agents that pass SIP headers on: each PJSIP leg has a header with the number of times that its call has come back
 * once it does so again, and each PJSIP caller is asked for it. Used on the loop.
 */
public final class HopHeader {
    /** The header. */
    public static final String NAME = "X-Ariadne4j-Hops";

    private static final String ADDED = "PJSIP_HEADER(add," + NAME + ')';
    private static final ChannelVariable READ = ChannelVariable.ofHeader(NAME);
    private static final Pattern HOPS = Pattern.compile("[0-9]{1,3}");
    private static final String PJSIP = "PJSIP/";

    private final boolean used;

    /** @param used whether hops are counted so, which costs a request for each call that comes in */
    public HopHeader(boolean used) {
        this.used = used;
    }

    /** Whether this caller is to be asked for it. */
    public boolean isAskedOf(Channel caller) {
        return used && caller.name().startsWith(PJSIP);
    }

    /** Asks a caller; 0 where it sent no such header, or Asterisk does not return it. */
    public void ask(EngineContext context, IncomingCall call, IntConsumer then) {
        context.gateway()
                .act(
                        call.id(),
                        ari -> ari.variable(
                                call.channel(), READ.name(), (value, failure) -> then.accept(hopsOf(value))));
    }

    private static int hopsOf(@Nullable String value) {
        return value != null && HOPS.matcher(value).matches() ? Integer.parseInt(value) : 0;
    }

    /** With the header of a leg of a call that has come back so often. */
    Map<String, String> with(Map<String, String> variables, DialTarget target, int hops) {
        if (!used || target.technology() != DialTarget.Technology.PJSIP) {
            return variables;
        }
        Map<String, String> all = new HashMap<>(variables);
        all.put(ADDED, Integer.toString(hops + 1));
        return all;
    }
}
