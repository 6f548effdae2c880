package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.OutboundCallerId;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The options of a target as variables of the request that creates its channel. Functions are called with constant or
 * checked names; Asterisk takes values as they are.
 */
final class CreateVariables {
    static final String ACCOUNT = "CHANNEL(accountcode)";

    private CreateVariables() {}

    /** @param always what every channel is given */
    static Map<String, String> of(DialOptions options, Map<String, String> always) {
        if (options.isNone()) {
            return always;
        }
        Map<String, String> all = new LinkedHashMap<>(options.variables());
        all.putAll(always);
        OutboundCallerId callerId = options.callerId();
        if (callerId != null) {
            identify(all, callerId);
        }
        options.headers().forEach((name, value) -> all.put("PJSIP_HEADER(add," + name + ')', value));
        String account = options.account();
        if (account != null) {
            all.put(ACCOUNT, account);
        }
        if (!options.codecs().isEmpty()) {
            all.put("PJSIP_MEDIA_OFFER(audio)", String.join(",", options.codecs()));
        }
        return all;
    }

    /**
     * From and similar headers carry the connected line of the dialled channel. The dial copies the caller's identity into it, but not over
     * the private one, which goes before. An empty name hides the caller's; i: before the INVITE there is no dialog to update.
     */
    private static void identify(Map<String, String> variables, OutboundCallerId callerId) {
        variables.put("CONNECTEDLINE(priv-num,i)", callerId.number());
        variables.put("CONNECTEDLINE(priv-name,i)", callerId.name());
        variables.put("CONNECTEDLINE(priv-pres,i)", callerId.presentation().value());
    }
}
