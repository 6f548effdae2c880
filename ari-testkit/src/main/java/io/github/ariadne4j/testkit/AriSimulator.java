package io.github.ariadne4j.testkit;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.model.AsteriskLoop;
import io.github.ariadne4j.testkit.model.Invitation;
import io.github.ariadne4j.testkit.model.SimulatedAsterisk;
import io.github.ariadne4j.testkit.model.Sounds;
import io.github.ariadne4j.testkit.rest.AriRest;
import io.github.ariadne4j.testkit.rest.Login;
import io.github.ariadne4j.testkit.script.Callees;
import io.github.ariadne4j.testkit.script.CallerScript;
import io.github.ariadne4j.testkit.wire.AriServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * An Asterisk that is none: it speaks ARI on a port of the loopback interface, and tests decide who calls, who answers
 * and what goes wrong. Lives until closed; {@link #reset} makes it new for the next test. May be used from any thread.
 */
public final class AriSimulator implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SimulatorSettings settings;
    private final AsteriskLoop loop;
    private final SimulatedAsterisk asterisk;
    private final Callees callees = new Callees();
    private final Sounds sounds = new Sounds();
    private final OpenSockets sockets = new OpenSockets();
    private final RequestLog requestLog;
    private final Faults faults;
    private final AriRest rest;
    private final AriServer server;
    private final Outbounds outbounds;

    private AriSimulator(SimulatorSettings settings) {
        this.settings = settings;
        loop = new AsteriskLoop(settings.timers().get());
        asterisk = new SimulatedAsterisk(loop, callees, sounds, settings.asteriskId());
        requestLog = new RequestLog(loop);
        faults = new Faults(sockets);
        Login login = new Login(settings.username(), settings.password());
        rest = new AriRest(asterisk, login, settings.restOverWebSocket());
        SimulatorGate gate = new SimulatorGate(
                asterisk, rest, requestLog, faults, sockets, settings.restOverWebSocket(), this::restartAsterisk);
        server = AriServer.start(settings.port(), gate);
        String own = OutboundPeer.basic(settings.username(), settings.password());
        outbounds = new Outbounds(new OutboundPeer(asterisk, server.dialer(), gate, own));
        asterisk.incoming().perCallSockets(outbounds);
    }

    /** Starts on a free port. */
    public static AriSimulator start() {
        return start(SimulatorSettings.defaults());
    }

    /** Starts as told. */
    public static AriSimulator start(SimulatorSettings settings) {
        return new AriSimulator(settings);
    }

    /** Where it listens, for example {@code http://127.0.0.1:40123}; ARI is below {@code /ari}. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    /** The ARI user. */
    public String username() {
        return settings.username();
    }

    /** The ARI password. */
    public String password() {
        return settings.password();
    }

    /** Who is at the other end of the channels that the application creates. */
    public Callees callees() {
        return callees;
    }

    /** How long media lasts. */
    public Sounds sounds() {
        return sounds;
    }

    /** An endpoint appears or changes its state: {@code online}, {@code offline} or {@code unknown}. */
    public void endpoint(String technology, String resource, String state) {
        asterisk.endpoint(technology, resource, state);
    }

    /**
     * Telephones registered as a PJSIP endpoint: what the function {@code PJSIP_DIAL_CONTACTS} tells of it, which is empty until then.
     * They are dialled as {@code PJSIP/endpoint/contact}, each by the rule of its user.
     *
     * @param endpoint its name, without {@code PJSIP/}
     * @param contacts their URIs, such as {@code sip:k2@192.0.2.7:5062}; none: all have unregistered
     */
    public void registered(String endpoint, String... contacts) {
        asterisk.registered(endpoint, List.of(contacts));
    }

    /**
     * Which variables of a channel are shown wherever the channel is, as with {@code channelvars} in {@code ari.conf}: of those that are
     * not set, the empty text. None at the start.
     */
    public void channelVariables(String... names) {
        asterisk.showVariables(List.of(names));
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    /**
     * Whether the ARI user may only read, as with {@code read_only = yes} in {@code ari.conf}: everything but questions is then
     * refused with 403. The sockets stay open, as they do when Asterisk reads a changed file.
     */
    public void readOnlyUser(boolean readOnly) {
        rest.readOnly(readOnly);
    }

    /** What the application asked for and was told. */
    public RequestLog requestLog() {
        return requestLog;
    }

    /** Asterisk dials the application: an outbound WebSocket, persistent or one for each call. */
    public OutboundWebSocket dialOut(OutboundSettings outbound) {
        return outbounds.add(outbound);
    }

    /** Begins a call; {@link IncomingCall#place} lets it ring in. */
    public IncomingCall call(String caller) {
        return new IncomingCall(asterisk, new Invitation(caller, "s", Map.of(), "", null), CallerScript.patient());
    }

    /** What happens to calls by other hands than the application's: Asterisk's console, or another user of ARI. */
    public SimulatedConsole console() {
        return new SimulatedConsole(asterisk);
    }

    /** Waits until the application dialled a number, and hands out the telephone there; the newest, if several. */
    public SimulatedCallee awaitDialled(String number) {
        await(
                "number " + number + " was not dialled",
                PATIENCE,
                () -> asterisk.dialledTo(number).isPresent());
        return asterisk.dialledTo(number)
                .map(leg -> new SimulatedCallee(asterisk, leg))
                .orElseThrow(() -> new AssertionError("the call to " + number + " ended at once"));
    }

    /** Sends an event of the test's own making; needs a {@code type}, what every event carries is filled in. */
    public void publish(String application, ObjectNode event) {
        asterisk.publish(application, event);
    }

    /** Sends many variable events about a channel that does not exist, as fast as it goes. */
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

    /** Waits until an application is connected. */
    public void awaitApplication(String name) {
        await("no application " + name, PATIENCE, () -> applications().contains(name));
    }

    /** Waits until no channel is left. */
    public void awaitNoChannels(Duration timeout) {
        await("channels left", timeout, asterisk::hasNoChannels);
    }

    /** Waits until neither a channel nor a bridge is left. */
    public void awaitQuiet(Duration timeout) {
        await("not quiet", timeout, () -> asterisk.hasNoChannels() && asterisk.hasNoBridges());
    }

    /** As {@link #awaitQuiet(Duration)}, for five seconds. */
    public void awaitQuiet() {
        awaitQuiet(PATIENCE);
    }

    /** Asterisk crashes and starts anew: calls and bridges are gone without an event, sockets are cut. */
    public void restartAsterisk() {
        asterisk.restart();
        faults.cutSockets();
        outbounds.reload();
    }

    /** Makes everything new for the next test: as a restart, and rules, faults and requestLog are forgotten. */
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

    /** Stops listening and drops all connections; harmless when repeated. */
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
