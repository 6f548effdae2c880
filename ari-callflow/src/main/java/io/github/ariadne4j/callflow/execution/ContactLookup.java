package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.call.EndpointContacts;
import io.github.ariadne4j.callflow.call.HuntPlan;
import io.github.ariadne4j.callflow.session.Ports;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks Asterisk for the contacts of endpoints of which every contact is to ring, before a hunt is planned and written. An endpoint
 * of which Asterisk does not say any is dialled itself, and fails or rings as it would. Used on the loop.
 */
final class ContactLookup {
    private final EngineContext context;
    private final HuntPlan hunt;
    private final Consumer<HuntPlan> then;
    private final Map<String, EndpointContacts> known = new HashMap<>();
    private int open;

    private ContactLookup(EngineContext context, HuntPlan hunt, Consumer<HuntPlan> then) {
        this.context = context;
        this.hunt = hunt;
        this.then = then;
    }

    /**
     * Hands the hunt on with all contacts in it: now if there is none to ask for, else later.
     *
     * @param call whose caller's channel is asked: the function is one of channels, and does not depend on which
     */
    static void resolve(EngineContext context, CallActor call, HuntPlan hunt, Consumer<HuntPlan> then) {
        Set<String> endpoints = hunt.endpointsToAsk();
        if (endpoints.isEmpty()) {
            then.accept(hunt);
        } else {
            new ContactLookup(context, hunt, then).ask(call, endpoints);
        }
    }

    private void ask(CallActor call, Set<String> endpoints) {
        open = endpoints.size();
        for (String endpoint : endpoints) {
            String function = "PJSIP_DIAL_CONTACTS(" + endpoint + ')';
            context.gateway()
                    .act(
                            call.id(),
                            ari -> ari.variable(
                                    call.callerChannel(), function, (text, failure) -> told(endpoint, text, failure)));
        }
    }

    private void told(String endpoint, @Nullable String text, @Nullable AriException failure) {
        if (context.loop().isClosed()) {
            return;
        }
        if (text == null) {
            context.warnings().contactsUnknown(endpoint, failure == null ? "no answer" : Ports.why(failure));
        } else {
            EndpointContacts contacts = EndpointContacts.parse(endpoint, text);
            contacts.refusals().forEach(why -> context.warnings().contactLeftOut(endpoint, why));
            known.put(endpoint, contacts);
        }
        open--;
        if (open == 0) {
            then.accept(hunt.withContacts(known));
        }
    }
}
