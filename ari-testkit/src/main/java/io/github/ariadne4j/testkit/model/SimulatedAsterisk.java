package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.party.CalleeLeg;
import io.github.ariadne4j.testkit.party.IncomingCalls;
import io.github.ariadne4j.testkit.script.Callees;
import io.github.ariadne4j.testkit.state.EventPublisher;
import io.github.ariadne4j.testkit.state.Events;
import io.github.ariadne4j.testkit.state.Inventory;
import io.github.ariadne4j.testkit.state.SimulatedEndpoint;
import io.github.ariadne4j.testkit.state.Snapshots;
import io.github.ariadne4j.testkit.state.Stasis;
import io.github.ariadne4j.testkit.state.StasisApplication;
import io.github.ariadne4j.testkit.telephony.Bridging;
import io.github.ariadne4j.testkit.telephony.ChannelThreads;
import io.github.ariadne4j.testkit.telephony.Creating;
import io.github.ariadne4j.testkit.telephony.Dialling;
import io.github.ariadne4j.testkit.telephony.Dialplan;
import io.github.ariadne4j.testkit.telephony.Hangups;
import io.github.ariadne4j.testkit.telephony.LocalChannels;
import io.github.ariadne4j.testkit.telephony.Originating;
import io.github.ariadne4j.testkit.telephony.Playing;
import io.github.ariadne4j.testkit.telephony.Recording;
import io.github.ariadne4j.testkit.telephony.Replacements;
import io.github.ariadne4j.testkit.telephony.Sounds;
import io.github.ariadne4j.testkit.telephony.Telephony;
import io.github.ariadne4j.testkit.telephony.Transfers;
import io.github.ariadne4j.testkit.time.AsteriskLoop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The state and the behaviour of a simulated Asterisk, without a network. The commands that it returns are to be called inside
 * {@link AsteriskLoop#call}; its own methods take the lock themselves.
 */
public final class SimulatedAsterisk {
    private final AsteriskLoop loop;
    private final Callees callees;
    private final String asteriskId;
    private final Inventory inventory = new Inventory();
    private final EventPublisher events;
    private final Stasis stasis;
    private final Bridging bridging;
    private final Hangups hangups;
    private final Dialplan dialplan;
    private final Dialling dialling;
    private final Playing playing;
    private final ChannelThreads threads;
    private final Recording recording;
    private final Transfers transfers;
    private final Telephony telephony;
    private final IncomingCalls incoming;
    private Instant startedAt;

    /** Without channels and bridges. */
    public SimulatedAsterisk(AsteriskLoop loop, Callees callees, Sounds sounds, String asteriskId) {
        this.loop = loop;
        this.callees = callees;
        this.asteriskId = asteriskId;
        events = new EventPublisher(inventory, loop.timers(), asteriskId);
        stasis = new Stasis(events);
        bridging = new Bridging(events);
        hangups = new Hangups(loop, inventory, events, stasis, bridging);
        playing = new Playing(loop, inventory, events, sounds);
        threads = new ChannelThreads(inventory);
        recording = new Recording(loop, inventory, events, bridging);
        LocalChannels locals = new LocalChannels(loop, inventory, events);
        dialplan = new Dialplan(stasis, bridging, hangups);
        Replacements replacements = new Replacements(events, stasis, bridging, hangups);
        transfers = new Transfers(loop, locals, events, dialplan, replacements, bridging, hangups);
        telephony = new Telephony(events, recording, bridging, transfers);
        dialling = new Dialling(loop, inventory, events, stasis, locals, bridging, hangups, telephony);
        incoming = new IncomingCalls(loop, inventory, events, stasis, replacements, hangups, telephony);
        startedAt = loop.timers().now();
    }

    /** The lock under which everything happens. */
    public AsteriskLoop loop() {
        return loop;
    }

    /** Calls of telephones to this Asterisk. */
    public IncomingCalls incoming() {
        return incoming;
    }

    /** Requests about channels. */
    public ChannelCommands channels() {
        Creating creating = new Creating(loop, inventory, events, stasis, callees);
        Originating originating = new Originating(loop, inventory, events, creating, dialling, hangups);
        return new ChannelCommands(
                inventory, events, stasis, dialplan, bridging, hangups, creating, dialling, originating);
    }

    /** Requests about the sound of channels. */
    public MediaCommands media() {
        return new MediaCommands(inventory);
    }

    /** Requests for snoop and external media channels. */
    public SpawnCommands spawns() {
        return new SpawnCommands(loop, inventory, stasis, hangups);
    }

    /** Requests about transfers. */
    public TransferCommands transfers() {
        return new TransferCommands(inventory, transfers);
    }

    /** Requests about bridges. */
    public BridgeCommands bridges() {
        return new BridgeCommands(loop, inventory, events, bridging);
    }

    /** Requests about variables. */
    public VariableCommands variables() {
        return new VariableCommands(inventory, events);
    }

    /** Requests about applications. */
    public ApplicationCommands applications() {
        return new ApplicationCommands(inventory, events);
    }

    /** Requests about playbacks. */
    public PlaybackCommands playbacks() {
        return new PlaybackCommands(inventory, playing);
    }

    /** Requests about recordings. */
    public RecordingCommands recordings() {
        return new RecordingCommands(loop, inventory, recording);
    }

    /** Requests about endpoints. */
    public EndpointCommands endpoints() {
        return new EndpointCommands(inventory);
    }

    /** Requests about device states. */
    public DeviceCommands devices() {
        return new DeviceCommands(inventory, events);
    }

    /** Requests about mailboxes. */
    public MailboxCommands mailboxes() {
        return new MailboxCommands(inventory);
    }

    /** Requests about sounds. */
    public SoundCommands sounds() {
        return new SoundCommands();
    }

    /** Requests about modules. */
    public ModuleCommands modules() {
        return new ModuleCommands(inventory);
    }

    /** Requests about user events, and claims. */
    public UserEventCommands userEvents() {
        return new UserEventCommands(inventory, events, stasis);
    }

    /** The answers to {@code GET /asterisk/info} and {@code /asterisk/ping}. */
    public AsteriskFacts facts() {
        return new AsteriskFacts(asteriskId, startedAt, loop.timers().now());
    }

    /**
     * Whether a request has to wait until these channels have played their current media.
     *
     * @param recordings whether it waits for the end of recordings as well
     * @param work executes it; called later if it waits
     */
    public boolean waitsForThreads(List<String> channelIds, boolean recordings, Runnable work) {
        return loop.read(() -> threads.delay(channelIds, recordings, work));
    }

    /** The telephone behind a live channel that an application created and dialled, by its number; if several, the newest. */
    public Optional<CalleeLeg> dialledTo(String number) {
        return loop.read(() -> inventory.channels.values().stream()
                .filter(channel -> channel.invited && number.equals(Callees.numberOf("/" + channel.dialString)))
                .reduce((older, newer) -> newer)
                .map(channel -> new CalleeLeg(loop, channel, dialling.farEndOf(channel), telephony)));
    }

    /** The ids of all channels. */
    public List<String> channelIds() {
        return loop.read(() -> List.copyOf(inventory.channels.keySet()));
    }

    /** Whether no channel is left. */
    public boolean hasNoChannels() {
        return loop.read(inventory.channels::isEmpty);
    }

    /** Whether no bridge is left. */
    public boolean hasNoBridges() {
        return loop.read(inventory.bridges::isEmpty);
    }

    /** The ids of all bridges. */
    public List<String> bridgeIds() {
        return loop.read(() -> List.copyOf(inventory.bridges.keySet()));
    }

    /** The applications that have a socket. */
    public List<String> activeApplications() {
        return loop.read(() -> inventory.applications.values().stream()
                .filter(StasisApplication::isActive)
                .map(application -> application.name)
                .toList());
    }

    /** Sends an event that a test composed to an application, as if it came from Asterisk. */
    public void publish(String application, ObjectNode event) {
        loop.run(() -> {
            StasisApplication target = inventory.applications.get(application);
            if (target != null) {
                events.toApplication(target, event);
            }
        });
    }

    /** Restarts Asterisk: all calls, bridges and applications are gone without an event. */
    public void restart() {
        loop.run(() -> {
            loop.newEra();
            inventory.channels.values().forEach(channel -> channel.gone = true);
            inventory.clear();
            startedAt = loop.timers().now();
        });
    }

    /** Adds an endpoint or changes its state: {@code online}, {@code offline} or {@code unknown}. */
    public void endpoint(String technology, String resource, String state) {
        loop.run(() -> {
            SimulatedEndpoint endpoint = inventory.endpoints.computeIfAbsent(
                    technology + "/" + resource, id -> new SimulatedEndpoint(technology, resource, state));
            endpoint.enter(state);
            ObjectNode event = Events.ofType("EndpointStateChange");
            event.set("endpoint", Snapshots.of(endpoint, inventory.channels.values()));
            events.aboutEndpoint(endpoint.id(), event);
        });
    }

    /** Sets the contacts registered for a PJSIP endpoint. */
    public void registered(String endpoint, List<String> contacts) {
        loop.run(() -> inventory.contacts.put(endpoint, contacts));
    }

    /** Sets the variables that the JSON objects of channels contain, of existing and new ones. */
    public void showVariables(List<String> names) {
        loop.run(() -> {
            inventory.shownVariables.clear();
            inventory.shownVariables.addAll(names);
        });
    }

    /** Removes the objects that a restart keeps: recordings, devices, mailboxes, endpoints, contacts and modules. */
    public void forgetStored() {
        loop.run(inventory::forgetStored);
    }
}
