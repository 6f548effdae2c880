package io.github.ariadne4j.callflow.route;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a dialled channel besides its address: caller id, SIP headers, account, codecs, variables. Set by
 * {@link DialTarget#with(DialOptions)}. The parts are validated so that none can be read as dialplan or SIP syntax. They are
 * stored with the call and are the same after a recovery. Immutable.
 *
 * @param callerId the caller id for the target; null: the caller's own identity
 * @param headers SIP headers of the INVITE, by name
 * @param copiedHeaders names of SIP headers that are copied from the caller's INVITE: read once, before the hunt is stored. A
 *     header that the caller did not send, or whose value {@link #isHeaderValue} rejects, is not sent
 * @param account the channel's account code; null: the caller's
 * @param codecs the codecs of the INVITE, the preferred one first; empty: those that the endpoint and the caller have in common
 * @param variables channel variables, by name
 */
public record DialOptions(
        @Nullable OutboundCallerId callerId,
        Map<String, String> headers,
        List<String> copiedHeaders,
        @Nullable String account,
        List<String> codecs,
        Map<String, String> variables) {
    /** No options: the target gets the identity and account of the caller's channel. */
    public static final DialOptions NONE = new DialOptions(null, Map.of(), List.of(), null, List.of(), Map.of());

    /** The most copied headers: each is a request to Asterisk before the first target is dialled. */
    public static final int MOST_COPIED = 10;

    /** The longest value of a header or variable, in characters. */
    public static final int LONGEST_VALUE = 1_024;

    /** The most characters of all options together: Asterisk accepts 40 KB in a request. */
    public static final int MOST_CHARACTERS = 16_384;

    private static final Pattern ACCOUNT = Pattern.compile("[0-9A-Za-z@+._-]{1,79}");
    private static final Pattern VARIABLE = Pattern.compile("_{0,2}[A-Za-z][0-9A-Za-z_]{0,77}");
    private static final String RESERVED = "A4J_";
    private static final Set<String> CODECS = Collections.unmodifiableSet(new TreeSet<>(List.of(
            "adpcm",
            "alaw",
            "codec2",
            "g719",
            "g722",
            "g723",
            "g726",
            "g726aal2",
            "g729",
            "gsm",
            "ilbc",
            "lpc10",
            "opus",
            "silk12",
            "silk16",
            "silk24",
            "silk8",
            "siren14",
            "siren7",
            "slin",
            "slin12",
            "slin16",
            "slin192",
            "slin24",
            "slin32",
            "slin44",
            "slin48",
            "slin96",
            "speex",
            "speex16",
            "speex32",
            "ulaw")));

    /**
     * Copies and validates the parts.
     *
     * @throws IllegalArgumentException if a name or value is not allowed, two headers have one name, ignoring case, a codec is
     *     unknown or given twice, or there are too many characters; the message has the rule and no value
     */
    public DialOptions {
        headers = unmodifiable(headers);
        copiedHeaders = List.copyOf(copiedHeaders);
        codecs = List.copyOf(codecs);
        variables = unmodifiable(variables);
        checkHeaders(headers, copiedHeaders);
        checkAccount(account);
        checkCodecs(codecs);
        checkVariables(variables);
        int size = size(headers, copiedHeaders, variables);
        if (size > MOST_CHARACTERS) {
            throw new IllegalArgumentException("the options of a target must have " + MOST_CHARACTERS
                    + " characters at most, where a copied header counts as " + LONGEST_VALUE + ", not " + size);
        }
    }

    private static Map<String, String> unmodifiable(Map<String, String> map) {
        return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    private static void checkHeaders(Map<String, String> headers, List<String> copied) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        List<String> all = new ArrayList<>(headers.keySet());
        all.addAll(copied);
        for (String name : all) {
            if (!names.add(SipHeaderName.checked(name))) {
                throw new IllegalArgumentException("the SIP header " + name + " is given twice");
            }
        }
        headers.forEach((name, value) -> PlainText.checked("the SIP header " + name, value, LONGEST_VALUE));
        if (copied.size() > MOST_COPIED) {
            throw new IllegalArgumentException(
                    "at most " + MOST_COPIED + " SIP headers may be copied, not " + copied.size());
        }
    }

    private static void checkAccount(@Nullable String account) {
        if (account != null && !ACCOUNT.matcher(account).matches()) {
            throw new IllegalArgumentException("an account code must be 1 to 79 letters, digits and @ + . _ -");
        }
    }

    private static void checkCodecs(List<String> codecs) {
        for (String codec : codecs) {
            if (!CODECS.contains(codec)) {
                throw new IllegalArgumentException("a codec must be one of " + String.join(", ", CODECS));
            }
            if (codecs.indexOf(codec) != codecs.lastIndexOf(codec)) {
                throw new IllegalArgumentException("the codec " + codec + " is given twice");
            }
        }
    }

    private static void checkVariables(Map<String, String> variables) {
        variables.forEach((name, value) -> {
            boolean named = VARIABLE.matcher(name).matches();
            if (!named || name.toUpperCase(Locale.ROOT).contains(RESERVED)) {
                throw new IllegalArgumentException(
                        "the name of a channel variable must be 1 to 80 letters, digits and _,"
                                + " with a letter first or after one or two _, and without " + RESERVED);
            }
            PlainText.checked("the channel variable " + name, value, LONGEST_VALUE);
        });
    }

    private static int size(Map<String, String> headers, List<String> copied, Map<String, String> variables) {
        int size = copied.size() * LONGEST_VALUE;
        for (String name : copied) {
            size += name.length();
        }
        for (Map<String, String> texts : List.of(headers, variables)) {
            for (Map.Entry<String, String> text : texts.entrySet()) {
                size += text.getKey().length() + text.getValue().length();
            }
        }
        return size;
    }

    /** Whether a SIP header may have this value: at most {@link #LONGEST_VALUE} characters, without control characters. */
    public static boolean isHeaderValue(String text) {
        return PlainText.isPlain(text, LONGEST_VALUE);
    }

    /**
     * The number of characters of all names and values, with the longest possible values of the headers that are still to be
     * copied.
     */
    int size() {
        return size(headers, copiedHeaders, variables);
    }

    /** Whether there are no options. */
    public boolean isNone() {
        return !needsPjsip() && account == null && variables.isEmpty();
    }

    /** Whether there are options for PJSIP channels only. */
    boolean needsPjsip() {
        return callerId != null || !headers.isEmpty() || !copiedHeaders.isEmpty() || !codecs.isEmpty();
    }

    /** A copy with this caller id in place of the caller's own. */
    public DialOptions withCallerId(OutboundCallerId changed) {
        return new DialOptions(changed, headers, copiedHeaders, account, codecs, variables);
    }

    /**
     * A copy with one more SIP header.
     *
     * @throws IllegalArgumentException if the name or the value is not allowed, or the header is given already
     */
    public DialOptions withHeader(String name, String value) {
        if (headers.containsKey(name)) {
            throw new IllegalArgumentException("the SIP header " + name + " is given twice");
        }
        return new DialOptions(callerId, with(headers, name, value), copiedHeaders, account, codecs, variables);
    }

    /**
     * A copy that also copies this SIP header of the caller's INVITE.
     *
     * @throws IllegalArgumentException if the name is not allowed, the header is given already, or there are more than
     *     {@link #MOST_COPIED}
     */
    public DialOptions withCopiedHeader(String name) {
        List<String> names = new ArrayList<>(copiedHeaders);
        names.add(name);
        return new DialOptions(callerId, headers, names, account, codecs, variables);
    }

    /**
     * A copy with this account code.
     *
     * @throws IllegalArgumentException if it is not 1 to 79 letters, digits and {@code @ + . _ -}
     */
    public DialOptions withAccount(String changed) {
        return new DialOptions(callerId, headers, copiedHeaders, changed, codecs, variables);
    }

    /**
     * A copy with these codecs in place of the earlier ones.
     *
     * @param names Asterisk's names of the codecs, the preferred one first
     * @throws IllegalArgumentException if one is unknown or given twice
     */
    public DialOptions withCodecs(String... names) {
        return new DialOptions(callerId, headers, copiedHeaders, account, List.of(names), variables);
    }

    /**
     * A copy with one more channel variable.
     *
     * @param name a variable, no function; with one or two leading {@code _}, channels that this one dials inherit it
     * @throws IllegalArgumentException if the name or the value is not allowed
     */
    public DialOptions withVariable(String name, String value) {
        return new DialOptions(callerId, headers, copiedHeaders, account, codecs, with(variables, name, value));
    }

    private static Map<String, String> with(Map<String, String> texts, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(texts);
        more.put(name, value);
        return more;
    }

    /** A copy with the values that the caller sent for {@link #copiedHeaders}. */
    DialOptions withCopied(Map<String, String> sent) {
        if (copiedHeaders.isEmpty()) {
            return this;
        }
        Map<String, String> all = new LinkedHashMap<>(headers);
        for (String name : copiedHeaders) {
            String value = sent.get(name);
            if (value != null) {
                all.put(name, value);
            }
        }
        return new DialOptions(callerId, all, List.of(), account, codecs, variables);
    }

    /** The names without values, which may be secret. */
    @Override
    public String toString() {
        return "DialOptions[callerId=" + (callerId == null ? "the caller's" : "set") + ", headers=" + headers.keySet()
                + ", copiedHeaders=" + copiedHeaders + ", account=" + account + ", codecs=" + codecs + ", variables="
                + variables.keySet() + ']';
    }
}
