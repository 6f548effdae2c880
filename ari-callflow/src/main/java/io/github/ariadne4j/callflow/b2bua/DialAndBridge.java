package io.github.ariadne4j.callflow.b2bua;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.DialledNumber;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.flow.RoutingFlow;
import io.github.ariadne4j.callflow.route.Route;
import java.util.regex.Pattern;

/**
 * The flow of a back-to-back user agent: routes the call, dials, bridges, and ends both legs when either hangs up. Immutable; one
 * instance serves all calls.
 *
 * <p>The dialled number is checked before the router gets the call: by default it has to be E.164 digits with or without a plus;
 * anything else is refused with cause 28 (SIP 484). The router gets the number as {@link DialledNumber} reads it, so that a rule
 * for {@code 900} cannot be bypassed by {@code 9-0-0}; the CDR has the dialled text as it came.
 */
public final class DialAndBridge implements RoutingFlow {
    /** E.164, with a few more digits for national prefixes. */
    private static final Pattern E164 = Pattern.compile("\\+?[0-9]{1,20}");

    private final Router router;
    private final Pattern numbers;

    /** A flow that dials the route of this router; numbers have to be E.164. */
    public DialAndBridge(Router router) {
        this(router, E164);
    }

    private DialAndBridge(Router router, Pattern numbers) {
        this.router = router;
        this.numbers = numbers;
    }

    /**
     * A copy that accepts dialled numbers that match this pattern as a whole: the
     * {@link DialledNumber#number() number to route by}, or the whole text if it is no dialled number.
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
