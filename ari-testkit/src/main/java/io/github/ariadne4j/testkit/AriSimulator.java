package io.github.ariadne4j.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.outbound.OutboundPeer;
import io.github.ariadne4j.testkit.outbound.OutboundSettings;
import io.github.ariadne4j.testkit.outbound.OutboundWebSocket;
import io.github.ariadne4j.testkit.outbound.Outbounds;
import io.github.ariadne4j.testkit.party.Invitation;
import io.github.ariadne4j.testkit.rest.AriRest;
import io.github.ariadne4j.testkit.rest.Login;
import io.github.ariadne4j.testkit.script.Callees;
import io.github.ariadne4j.testkit.script.CallerScript;
import io.github.ariadne4j.testkit.telephony.Sounds;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import io.github.ariadne4j.testkit.wire.LoopbackServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A simulated Asterisk that serves ARI on a port of the loopback interface. Tests decide which calls are placed, which are answered and
 * which faults occur. Lives until closed; {@link #reset} restores the initial state for the next test. May be used from any thread.
 */
public final class AriSimulator implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SimulatorSettings settings;
    private final AsteriskLoop loop;
    private final SimulatedAsterisk asterisk;
    private final Callees callees = new Callees();
    private final Sounds sounds = new Sounds();
    private final OpenSockets sockets = new OpenSockets();
    private final RequestLog requestLog;
    private final Faults faults;
    private final AriRest rest;
    private final LoopbackServer server;
    private final Outbounds outbounds;

    private AriSimulator(SimulatorSettings settings) {
        this.settings = settings;
        loop = new AsteriskLoop(settings.timers().get());
        asterisk = new SimulatedAsterisk(loop, callees, sounds, settings.asteriskId());
        requestLog = new RequestLog(loop);
        faults = new Faults(sockets);
        Login login = new Login(settings.username(), settings.password());
        rest = new AriRest(asterisk, login, settings.restOverWebSocket());
        SimulatorReceiver receiver = new SimulatorReceiver(
                asterisk, rest, requestLog, faults, sockets, settings.restOverWebSocket(), this::restartAsterisk);
        server = LoopbackServer.start(settings.port(), receiver);
        String own = OutboundPeer.basic(settings.username(), settings.password());
        outbounds = new Outbounds(new OutboundPeer(asterisk, server.dialer(), receiver, own));
        asterisk.incoming().perCallSockets(outbounds);
    }

    /** Starts on a free port. */
    public static AriSimulator start() {
        return start(SimulatorSettings.defaults());
    }

    /** Starts with the given settings. */
    public static AriSimulator start(SimulatorSettings settings) {
        return new AriSimulator(settings);
    }

    /** The address of its HTTP server, for example {@code http://127.0.0.1:40123}; ARI is below {@code /ari}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The name of the ARI user. */
    public String username() {
        return settings.username();
    }

    /** The password of the ARI user. */
    public String password() {
        return settings.password();
    }

    /** The scripts of the telephones behind the channels that the application creates. */
    public Callees callees() {
        return callees;
    }

    /** The lengths of media, and the sounds that do not exist. */
    public Sounds sounds() {
        return sounds;
    }

    /** Adds an endpoint or changes its state: {@code online}, {@code offline} or {@code unknown}. */
    public void endpoint(String technology, String resource, String state) {
        asterisk.endpoint(technology, resource, state);
    }

    /**
     * Sets the contacts registered for a PJSIP endpoint. The dialplan function {@code PJSIP_DIAL_CONTACTS} returns them; until then it
     * returns an empty text.
     * A contact is dialled as {@code PJSIP/endpoint/contact}, and follows the rule of its user part.
     *
     * @param endpoint its name, without {@code PJSIP/}
     * @param contacts their URIs, such as {@code sip:k2@192.0.2.7:5062}; none: all have unregistered
     */
    public void registered(String endpoint, String... contacts) {
        asterisk.registered(endpoint, List.of(contacts));
    }

    /**
     * Sets the variables that every JSON object of a channel contains, as {@code channelvars} in {@code ari.conf} does. A variable that
     * is not set has the empty text. None at the start.
     */
    public void channelVariables(String... names) {
        asterisk.showVariables(List.of(names));
    }

    /** Faults of requests, events and sockets. */
    public Faults faults() {
        return faults;
    }

    /**
     * Makes the ARI user read-only, as {@code read_only = yes} in {@code ari.conf} does: every request but {@code GET} and
     * {@code OPTIONS} is then refused with 403. The sockets stay open, as they do when Asterisk reloads the file.
     */
    public void readOnlyUser(boolean readOnly) {
        rest.readOnly(readOnly);
    }

    /** The requests of the application and the events that were sent to it. */
    public RequestLog requestLog() {
        return requestLog;
    }

    /** Configures an outbound WebSocket, persistent or one for each call: Asterisk dials the application. */
    public OutboundWebSocket dialOut(OutboundSettings outbound) {
        return outbounds.add(outbound);
    }

    /** Prepares a call from this number; {@link IncomingCall#place} places it. */
    public IncomingCall call(String caller) {
        return new IncomingCall(asterisk, new Invitation(caller, "s", Map.of(), "", null), CallerScript.patient());
    }

    /** Changes to calls that the application did not ask for: by Asterisk's console, or by another user of ARI. */
    public SimulatedConsole console() {
        return new SimulatedConsole(asterisk);
    }

    /**
     * Waits until the application has dialled a number, and returns the telephone there; if there are several, the newest.
     *
     * @throws AssertionError if the number was not dialled within ten seconds, or its call has ended already
     */
    public SimulatedCallee awaitDialled(String number) {
        await(
                "number " + number + " was not dialled",
                PATIENCE,
                () -> asterisk.dialledTo(number).isPresent());
        return dialled(number).orElseThrow(() -> new AssertionError("the call to " + number + " ended at once"));
    }

    /** The telephone at a number that the application has dialled; the newest one, empty if there is none or its call has ended. */
    public Optional<SimulatedCallee> dialled(String number) {
        return asterisk.dialledTo(number).map(leg -> new SimulatedCallee(asterisk, leg));
    }

    /** Sends an event that the test composes. It needs a {@code type}; the fields that every event has are added. */
    public void publish(String application, ObjectNode event) {
        asterisk.publish(application, event);
    }

    /** Sends many variable events about a channel that does not exist, as fast as possible. */
    public void flood(String application, int events) {
        for (int number = 0; number < events; number++) {
            ObjectNode event = JsonNodeFactory.instance.objectNode().put("type", "ChannelVarset");
            event.put("variable", "FLOOD").put("value", Integer.toString(number));
            event.putObject("channel")
                    .put("id", "flood")
                    .put("name", "Flood/1-00000001")
                    .put("state", "Up");
            publish(application, event);
        }
    }

    /** The ids of all live channels. */
    public List<String> channels() {
        return asterisk.channelIds();
    }

    /** The ids of all bridges. */
    public List<String> bridges() {
        return asterisk.bridgeIds();
    }

    /** The applications with an open socket. */
    public List<String> applications() {
        return asterisk.activeApplications();
    }

    /** Waits until an application is connected; fails with an {@link AssertionError} after ten seconds. */
    public void awaitApplication(String name) {
        await("no application " + name, PATIENCE, () -> applications().contains(name));
    }

    /** Waits until no channel is left; fails with an {@link AssertionError} after the time-out. */
    public void awaitNoChannels(Duration timeout) {
        await("channels left", timeout, asterisk::hasNoChannels);
    }

    /** Waits until neither a channel nor a bridge is left; fails with an {@link AssertionError} after the time-out. */
    public void awaitQuiet(Duration timeout) {
        await("not quiet", timeout, () -> asterisk.hasNoChannels() && asterisk.hasNoBridges());
    }

    /** As {@link #awaitQuiet(Duration)}, for ten seconds. */
    public void awaitQuiet() {
        awaitQuiet(PATIENCE);
    }

    /** Crashes and starts Asterisk: calls and bridges are gone without an event, TCP connections of sockets are closed. */
    public void restartAsterisk() {
        asterisk.restart();
        faults.cutSockets();
        outbounds.reload();
    }

    /** Restores the initial state for the next test: a restart, after which rules, faults and the request log are empty. */
    public void reset() {
        faults.clear();
        rest.readOnly(false);
        outbounds.clear();
        restartAsterisk();
        asterisk.forgetStored();
        callees.clear();
        sounds.clear();
        requestLog.clear();
    }

    /** Stops listening and closes all connections; has no effect when repeated. */
    @Override
    public void close() {
        outbounds.clear();
        server.close();
        loop.timers().close();
    }

    private void await(String complaint, Duration timeout, BooleanSupplier condition) {
        if (!loop.await(condition, timeout)) {
            throw new AssertionError(
                    complaint + " after " + timeout + "; channels " + channels() + ", bridges " + bridges());
        }
    }
}
