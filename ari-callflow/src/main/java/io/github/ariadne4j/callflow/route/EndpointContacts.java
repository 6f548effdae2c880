package io.github.ariadne4j.callflow.route;

import io.github.ariadne4j.callflow.address.ContactUri;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The contacts of a PJSIP endpoint as targets, so that all its telephones ring; {@code PJSIP/endpoint} dials only the first
 * reachable one. Immutable.
 *
 * @param targets one for each contact that may be dialled, in Asterisk's order, without duplicates
 * @param refusals the reasons for which contacts were left out, one text for each, without the contacts themselves
 */
public record EndpointContacts(List<DialTarget> targets, List<String> refusals) {
    /**
     * The size of Asterisk's buffer for the value of a function, without its terminator; a value of this length may have been
     * cut.
     */
    private static final int LONGEST = 4_095;

    /** Copies the lists. */
    public EndpointContacts {
        targets = List.copyOf(targets);
        refusals = List.copyOf(refusals);
    }

    /**
     * Parses the value of Asterisk's function {@code PJSIP_DIAL_CONTACTS(endpoint)}, a variable of any channel:
     * {@code PJSIP/agent1/sip:k2@192.0.2.7:5062&PJSIP/agent1/sip:…}. Each URI was chosen by a telephone; Asterisk puts it into
     * the text with escapes in parameters resolved, and it may contain {@code &PJSIP/…}. So a contact ends only where the next
     * one of this endpoint begins. A contact that is no {@link ContactUri} is left out, as is the last contact of a text that
     * Asterisk cut.
     *
     * @param endpoint the endpoint of the request
     * @param text the function's value; empty if no contact is reachable
     */
    public static EndpointContacts parse(String endpoint, String text) {
        Reading reading = new Reading(endpoint);
        if (!text.isEmpty()) {
            reading.read(text);
        }
        return new EndpointContacts(List.copyOf(reading.targets), reading.refusals);
    }

    private static final class Reading {
        private final String endpoint;
        private final Set<DialTarget> targets = new LinkedHashSet<>();
        private final List<String> refusals = new ArrayList<>();

        Reading(String endpoint) {
            this.endpoint = endpoint;
        }

        void read(String text) {
            String first = "PJSIP/" + endpoint + '/';
            if (!text.startsWith(first)) {
                refusals.add("the contacts of " + endpoint + " do not begin with " + first);
                return;
            }
            Pattern next = Pattern.compile('&' + Pattern.quote(first) + "(?=(?i:sips?:))");
            String[] contacts = next.split(text.substring(first.length()), -1);
            boolean cut = text.getBytes(StandardCharsets.UTF_8).length >= LONGEST;
            int whole = cut ? contacts.length - 1 : contacts.length;
            for (int contact = 0; contact < whole; contact++) {
                readContact(contacts[contact]);
            }
            if (cut) {
                refusals.add("Asterisk cut the contacts of " + endpoint + " off: there are too many");
            }
        }

        private void readContact(String uri) {
            try {
                targets.add(DialTarget.contact(endpoint, new ContactUri(uri)));
            } catch (IllegalArgumentException e) {
                refusals.add("a contact of " + endpoint + " is not dialled: " + e.getMessage());
            }
        }
    }
}
