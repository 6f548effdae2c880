package io.github.ariadne4j.testkit.party;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The INVITE of a telephone.
 *
 * @param caller the number of the caller
 * @param dialled the dialled number
 * @param headers its other SIP headers, by name in any case
 * @param account the account code of its endpoint; empty for none
 * @param legId the channel whose INVITE came back; null for a call of its own
 */
public record Invitation(
        String caller,
        String dialled,
        Map<String, String> headers,
        String account,
        @Nullable String legId) {
    /** Copies the headers. */
    public Invitation {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = Collections.unmodifiableMap(copy);
    }

    /** The same to another number. */
    public Invitation dialling(String number) {
        return new Invitation(caller, number, headers, account, legId);
    }

    /** The same with this header; one of this name is replaced. */
    public Invitation with(String name, String value) {
        Map<String, String> more = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        more.putAll(headers);
        more.put(name, value);
        return new Invitation(caller, dialled, more, account, legId);
    }

    /** The same from an endpoint with this account code. */
    public Invitation chargedTo(String code) {
        return new Invitation(caller, dialled, headers, code, legId);
    }

    /** The same as the INVITE of this channel. */
    public Invitation comingBackFrom(String channelId) {
        return new Invitation(caller, dialled, headers, account, channelId);
    }
}
