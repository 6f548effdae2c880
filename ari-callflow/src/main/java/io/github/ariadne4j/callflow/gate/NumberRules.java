package io.github.ariadne4j.callflow.gate;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.address.DialledNumber;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Refusal;
import io.github.ariadne4j.callflow.route.DialTarget;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Rules by prefix for the numbers that may be called; the longest prefix decides. The rules apply to the dialled number and to
 * the number of each target, so that neither a caller nor a route can bypass them. A denied number is refused with cause 21
 * (SIP 403). Immutable.
 *
 * <p>A prefix with {@code +}, or with an international prefix such as {@code 00}, matches the number in each form: {@code +881…},
 * {@code 00881…}, and {@code 881…} of at least 11 digits. A prefix without matches the dialled number. The notation of a number
 * has no effect: separators, {@code tel:} and parameters are removed, and the rules also apply to a number after a service code,
 * such as {@code *31#00881…}, to the routing number ({@code rn}) and to the number within its {@code phone-context}. A text that
 * is no {@link DialledNumber} is refused with cause 28 (SIP 484), as no rule can apply; a call without any dialled text is
 * admitted.
 */
public final class NumberRules implements AdmissionGate {
    /**
     * The rules of {@link #defaults()}: the ranges of ITU-T E.164 that belong to no country and are paid for by the caller at a
     * high rate. 870 Inmarsat, 881 global mobile satellite systems, 882 and 883 international networks, 979 international premium
     * rate, 808 international shared cost. Premium ranges within a country have to be added by the operator.
     */
    public static final String DEFAULT_TABLE = """
            deny +870
            deny +881
            deny +882
            deny +883
            deny +979
            deny +808
            """;

    private static final Pattern SEPARATORS = Pattern.compile("[._-]+");
    private static final Pattern BETWEEN_NUMBERS = Pattern.compile("[^+0-9]+");
    private static final GateDecision INVALID =
            new GateDecision.Refused(HangupCause.INVALID_NUMBER, Refusal.NUMBER_INVALID);
    private static final GateDecision DENIED =
            new GateDecision.Refused(HangupCause.CALL_REJECTED, Refusal.NUMBER_DENIED);

    private final PrefixTable prefixes;
    private final boolean othersDenied;

    NumberRules(PrefixTable prefixes, boolean othersDenied) {
        this.prefixes = prefixes;
        this.othersDenied = othersDenied;
    }

    /** Rules that deny {@link #DEFAULT_TABLE} and allow everything else. */
    public static NumberRules defaults() {
        return parse(DEFAULT_TABLE);
    }

    /**
     * Parses a table: one rule per line, or several separated by {@code ;}. {@code deny PREFIX} and {@code allow PREFIX} are
     * rules; {@code deny any} denies every number that no other rule allows; {@code international PREFIX} is dialled in place of
     * {@code +}, instead of {@code 00}, and may be repeated. Text after a <code>#</code> at the start of a line or after a space
     * is a comment.
     *
     * @throws IllegalArgumentException if a line is none of these, or a prefix is both allowed and denied; the message has the
     *     line
     */
    public static NumberRules parse(String table) {
        return NumberRulesText.parse(table);
    }

    @Override
    public Set<Refusal> reasons() {
        return Set.of(Refusal.NUMBER_INVALID, Refusal.NUMBER_DENIED);
    }

    @Override
    public GateDecision admit(CallAttempt attempt) {
        String dialled = attempt.call().dialled();
        if (dialled.isEmpty()) {
            return GateDecision.ADMITTED;
        }
        Optional<DialledNumber> number = DialledNumber.tryParse(dialled);
        if (number.isEmpty()) {
            return INVALID;
        }
        boolean denied =
                denies(number.get().number()) || alsoCalled(number.get()).anyMatch(this::deniesExplicitly);
        return denied ? DENIED : GateDecision.ADMITTED;
    }

    @Override
    public GateDecision admitTarget(IncomingCall call, DialTarget target) {
        String number = target.number();
        ContactUri contact = target.contact();
        boolean denied = number == null ? contact != null && deniesExplicitly(userOf(contact)) : denies(number);
        return denied ? DENIED : GateDecision.ADMITTED;
    }

    private boolean denies(String number) {
        String bare = bare(number);
        Boolean known = prefixes.denies(bare);
        return (known == null ? othersDenied : known) || deniesPart(bare);
    }

    private static String bare(String number) {
        return SEPARATORS.matcher(number).replaceAll("");
    }

    /** Whether a rule denies the number, or a part of it; the lack of a rule that allows it does not count. */
    private boolean deniesExplicitly(String number) {
        String bare = bare(number);
        return isDenied(bare) || deniesPart(bare);
    }

    /** A number may follow a service code, or be part of a name. */
    private boolean deniesPart(String bare) {
        return BETWEEN_NUMBERS.splitAsStream(bare).anyMatch(part -> part.length() < bare.length() && isDenied(part));
    }

    private boolean isDenied(String number) {
        return Boolean.TRUE.equals(prefixes.denies(number));
    }

    /** The other numbers by which a network may route the call: the routing number, and the global form of a local number. */
    private static Stream<String> alsoCalled(DialledNumber number) {
        Stream<String> global = number
                .parameter("phone-context")
                .filter(context -> context.startsWith("+"))
                .map(context -> context + number.number())
                .stream();
        return Stream.concat(number.routingNumber().stream(), global);
    }

    /** The user part of a contact, without escapes. */
    private static String userOf(ContactUri contact) {
        String uri = contact.uri();
        int end = uri.indexOf('@');
        if (end < 0) {
            return "";
        }
        String user = uri.substring(uri.indexOf(':') + 1, end).replace("+", "%2B");
        return URLDecoder.decode(user, StandardCharsets.UTF_8);
    }
}
