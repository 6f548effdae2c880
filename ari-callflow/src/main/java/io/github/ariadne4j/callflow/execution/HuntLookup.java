package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.loop.ValueCallback;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.route.ChannelVariable;
import io.github.ariadne4j.callflow.route.DialOptions;
import io.github.ariadne4j.callflow.route.EndpointContacts;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.session.Ports;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks Asterisk for what a hunt needs of it, before the hunt is planned and written: the contacts of endpoints of which every contact
 * is to ring, and the SIP headers of the caller that targets are to be sent. An endpoint without a contact in Asterisk's answer is
 * dialled itself, and fails or rings as it would. A header that the caller did not send is left out. Used on the loop.
 */
final class HuntLookup {
    private final EngineContext context;
    private final CallActor call;
    private final HuntPlan hunt;
    private final Consumer<HuntPlan> then;
    private final Map<String, EndpointContacts> contacts = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private int open;

    private HuntLookup(EngineContext context, CallActor call, HuntPlan hunt, Consumer<HuntPlan> then) {
        this.context = context;
        this.call = call;
        this.hunt = hunt;
        this.then = then;
    }

    /**
     * Hands the hunt on with all of it in it: now if there is nothing to ask for, else later.
     *
     * @param call whose caller's channel is asked: for contacts, it does not depend on which
     */
    static void resolve(EngineContext context, CallActor call, HuntPlan hunt, Consumer<HuntPlan> then) {
        if (hunt.asksAsterisk()) {
            new HuntLookup(context, call, hunt, then).ask();
        } else {
            then.accept(hunt);
        }
    }

    private void ask() {
        Set<String> endpoints = hunt.endpointsToAsk();
        Set<String> names = hunt.headersToCopy();
        open = endpoints.size() + names.size();
        for (String endpoint : endpoints) {
            ask("PJSIP_DIAL_CONTACTS(" + endpoint + ')', (text, failure) -> contacts(endpoint, text, failure));
        }
        for (String name : names) {
            ask(ChannelVariable.ofHeader(name).name(), (text, failure) -> header(name, text));
        }
    }

    private void ask(String function, ValueCallback told) {
        context.gateway()
                .act(
                        call.id(),
                        ari -> ari.variable(call.callerChannel(), function, (text, failure) -> {
                            if (!context.loop().isClosed()) {
                                told.done(text, failure);
                                answered();
                            }
                        }));
    }

    private void contacts(String endpoint, @Nullable String text, @Nullable AriException failure) {
        if (text == null) {
            context.warnings().contactsUnknown(endpoint, failure == null ? "no answer" : Ports.why(failure));
        } else {
            EndpointContacts known = EndpointContacts.parse(endpoint, text);
            known.refusals().forEach(why -> context.warnings().contactLeftOut(endpoint, why));
            contacts.put(endpoint, known);
        }
    }

    /** For a header that the caller did not send, Asterisk answers that the function cannot be read. */
    private void header(String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (DialOptions.isHeaderValue(value)) {
            headers.put(name, value);
        } else {
            context.warnings()
                    .headerLeftOut(
                            name,
                            "its value has more than " + DialOptions.LONGEST_VALUE
                                    + " characters, or a control character, or begins or ends with a space");
        }
    }

    private void answered() {
        open--;
        if (open == 0) {
            then.accept(hunt.withContacts(contacts).withHeaders(headers));
        }
    }
}
