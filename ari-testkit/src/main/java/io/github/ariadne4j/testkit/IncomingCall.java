package io.github.ariadne4j.testkit;

import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.party.CallerLeg;
import io.github.ariadne4j.testkit.party.Invitation;
import io.github.ariadne4j.testkit.script.CallerScript;
import java.util.List;

/**
 * A call about to be placed: the caller, the dialled number, and the application in the dialplan. Immutable until placed. U+FFFD in a
 * number stands for a byte that is not UTF-8: Asterisk then sends no event of the channel, answers the list of channels with 500, and
 * answers 200 with an empty body to {@code GET} of this channel.
 */
public final class IncomingCall {
    private final SimulatedAsterisk asterisk;
    private final Invitation invitation;
    private final CallerScript script;

    IncomingCall(SimulatedAsterisk asterisk, Invitation invitation, CallerScript script) {
        this.asterisk = asterisk;
        this.invitation = invitation;
        this.script = script;
    }

    /** Sets the dialled number. */
    public IncomingCall dialling(String number) {
        return new IncomingCall(asterisk, invitation.dialling(number), script);
    }

    /** Adds a SIP header to its INVITE, which {@code PJSIP_HEADER(read,name)} reads; replaces one of the same name. */
    public IncomingCall withHeader(String name, String value) {
        return new IncomingCall(asterisk, invitation.with(name, value), script);
    }

    /** The account code of its endpoint, as {@code accountcode} of pjsip.conf sets it. */
    public IncomingCall withAccount(String code) {
        return new IncomingCall(asterisk, invitation.chargedTo(code), script);
    }

    /** Sets what the caller does by itself. */
    public IncomingCall following(CallerScript newScript) {
        return new IncomingCall(asterisk, invitation, newScript);
    }

    /**
     * Makes the call the INVITE of this channel, which the application dialled, come back to Asterisk. It has the Call-ID of that
     * channel ({@code protocol_id}).
     */
    public IncomingCall comingBackFrom(String channelId) {
        return new IncomingCall(asterisk, invitation.comingBackFrom(channelId), script);
    }

    /**
     * Places the call into the application that is connected.
     *
     * @throws IllegalStateException unless exactly one is
     */
    public SimulatedCall place() {
        List<String> active = asterisk.activeApplications();
        if (active.size() != 1) {
            throw new IllegalStateException("place() needs exactly one connected application, there are " + active);
        }
        return placeInto(active.get(0));
    }

    /** Places the call into an application; if the application is not connected the dialplan refuses the call with 603. */
    public SimulatedCall placeInto(String application, String... args) {
        return follow(asterisk.incoming().place(invitation, application, List.of(args)));
    }

    /** Offers the call to several applications, of which one can claim it ({@code StasisBroadcast()}). */
    public SimulatedCall offerTo(String... applications) {
        return follow(asterisk.incoming().offer(invitation, List.of(applications)));
    }

    /**
     * Places a call that replaces a channel of an application (SIP: INVITE with {@code Replaces}, RFC 3891). The call is answered at
     * once. A channel in a bridge is swapped, and stays alive in no bridge; a channel in no bridge ends. Without such a channel, and
     * for a caller who is not answered yet, the call is refused with 481.
     */
    public SimulatedCall inPlaceOf(String channelId) {
        return follow(asterisk.incoming().inPlaceOf(invitation, channelId));
    }

    /**
     * Places the call to the dialplan's {@code Pickup()}: a channel that rings ends, and this call takes its place, its bridge
     * included. If none rings the call is refused with 486.
     */
    public SimulatedCall pickingUp(String channelId) {
        return follow(asterisk.incoming().pickingUp(invitation, channelId));
    }

    private SimulatedCall follow(CallerLeg leg) {
        leg.follow(script);
        return new SimulatedCall(asterisk, leg);
    }
}
