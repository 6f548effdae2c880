package io.github.ariadne4j.callflow.b2bua;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.DialledNumber;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.RoutingFlow;
import io.github.ariadne4j.callflow.route.Route;
import java.util.regex.Pattern;

/**
 * The back-to-back user agent: routes the call, dials, bridges, and ends both legs when either hangs up.
 *
 * <p>The dialled number is checked before the router sees the call: by default E.164 digits with or without a plus, anything
 * else is refused with cause 28 (SIP 484). What the router sees as dialled is the number to route by, as
 * {@link DialledNumber} reads it, so that a rule for {@code 900} cannot be passed by as {@code 9-0-0}; the CDR keeps what
 * came.
 */
public final class DialAndBridge implements RoutingFlow {
    /** E.164 with a few digits to spare for national prefixes. */
    private static final Pattern E164 = Pattern.compile("\\+?[0-9]{1,20}");

    private final Router router;
    private final Pattern numbers;

    /** Dials where the router says; numbers are E.164. */
    public DialAndBridge(Router router) {
        this(router, E164);
    }

    private DialAndBridge(Router router, Pattern numbers) {
        this.router = router;
        this.numbers = numbers;
    }

    /**
     * The same, taking dialled numbers that match this pattern as a whole: the {@link DialledNumber#number() number to route
     * by}, or, of what is no dialled number, all that came.
     */
    public DialAndBridge accepting(Pattern dialled) {
        return new DialAndBridge(router, dialled);
    }

    @Override
    public boolean mayBlock() {
        return router.mayBlock();
    }

    @Override
    public Route route(IncomingCall call) {
        String number = numberOf(call.dialled());
        return numbers.matcher(number).matches()
                ? router.route(call.withDialled(number))
                : Route.refuse(HangupCause.INVALID_NUMBER);
    }

    private static String numberOf(String dialled) {
        return DialledNumber.tryParse(dialled).map(DialledNumber::number).orElse(dialled);
    }
}
