package io.github.ariadne4j.testkit.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A channel of the simulated Asterisk; read and written under the loop's lock only. */
public final class SimulatedChannel implements MediaTarget {
    private static final char NO_UTF_8 = '\uFFFD';

    /** Its unique id. */
    public final String id;
    /** Its name, {@code PJSIP/peer-00000001}. */
    public final String name;

    final Instant created;
    /** Channel variables by name. */
    public final Map<String, String> variables = new LinkedHashMap<>();
    /** SIP headers of the INVITE that came in. */
    public Map<String, String> headers = Map.of();
    /** The names of the variables in its JSON object, the same for every channel. */
    Set<String> shownVariables = Set.of();

    /** The responses that a caller's telephone received. */
    public final SipDialog sip = new SipDialog();
    /** The media states that the application, or a member of its bridge, has set. */
    public final Set<MediaState> mediaStates = EnumSet.noneOf(MediaState.class);
    /** The DTMF digits that the telephone received. */
    public final StringBuilder heardDigits = new StringBuilder();
    /** The applications to which {@code StasisBroadcast()} offered the call. */
    public final Set<String> offeredTo = new LinkedHashSet<>();

    private final List<Runnable> atItsEnd = new ArrayList<>();
    private final Deque<SimulatedPlayback> playbacks = new ArrayDeque<>();
    private final HeardList heard = new HeardList();
    private @Nullable Runnable onceAnswered;
    /** The script of the far end of a created channel; null for a channel that called in. */
    public final @Nullable CalleeScript script;

    /** The dial string, {@code 3314@peer} of {@code PJSIP/3314@peer}; empty for a channel that called in. */
    public final String dialString;

    /** Its state in Asterisk's events. */
    public ChannelState state;
    /** The extension in the dialplan that it is in, or was in last. */
    public String exten;

    /** The Call-ID of its SIP dialog. */
    public String sipCallId;

    /** The number of the caller, empty for an anonymous one. */
    public String callerNumber = "";
    /** The account code of its endpoint; empty for none. */
    public String account = "";
    /** The number that its telephone displays; empty for none. */
    public String connectedNumber = "";
    /** The application data of {@code Stasis()}; a move does not change it. */
    String stasisData = "";
    /** The application that controls the channel; null before Stasis and after it. */
    public @Nullable StasisApplication application;

    /** The bridge that it is in; null if there is none. */
    public @Nullable SimulatedBridge bridge;

    /** The recording of the channel, queued or in progress; null if there is none. */
    public @Nullable SimulatedRecording recording;

    /** The destination after the answer; null for a channel that was not made by {@code POST /channels}. */
    public @Nullable Origination origination;

    /** The other half of a Local channel; null for every other channel. */
    public @Nullable SimulatedChannel otherHalf;

    /** The transfer that its telephone requested and that the application carries out; null if there is none. */
    public @Nullable Transfer transfer;

    /** Whether it replaced another channel in a bridge, or was in a bridge and left it. */
    public boolean movedInBridges;

    /** The channel that replaced it by a masquerade, and receives its playbacks; null if there is none. */
    private @Nullable SimulatedChannel successor;

    /** Whether the telephone has put the other side on hold. */
    public boolean heldByFarEnd;

    /** Whether a dial of it was requested. */
    public boolean dialled;
    /** Whether it was sent elsewhere while it was dialled: no further event of the dial is sent. */
    public boolean dialAbandoned;
    /** Whether the INVITE was sent: the far end can act from then on. */
    public boolean invited;

    /** Whether its hangup was requested: later requests of a hangup have no effect. */
    public boolean ending;
    /** Whether its thread finishes earlier requests before the channel leaves the application. */
    public boolean finishing;

    /** Whether it no longer exists. */
    public boolean gone;
    /** The Q.850 cause of its end; 0 before. */
    public int hangupCause;

    /** A channel without an application and without a bridge. */
    public SimulatedChannel(
            String id,
            String name,
            String exten,
            Instant created,
            ChannelState state,
            String dialString,
            @Nullable CalleeScript script) {
        this.id = id;
        this.name = name;
        this.exten = exten;
        this.created = created;
        this.state = state;
        this.dialString = dialString;
        this.script = script;
        this.sipCallId = id + "@simulator";
    }

    /** Whether Asterisk can write it as JSON: U+FFFD stands for a byte that is not UTF-8. */
    public boolean isReadable() {
        return exten.indexOf(NO_UTF_8) < 0 && callerNumber.indexOf(NO_UTF_8) < 0;
    }

    /** Whether it is an incoming channel: Asterisk did not dial it. */
    public boolean calledIn() {
        return script == null;
    }

    /** Whether it was answered. */
    public boolean isUp() {
        return state == ChannelState.UP;
    }

    /** Whether an INVITE with {@code Replaces} is followed: a caller's dialog has to be confirmed first. */
    public boolean hasReplaceableDialog() {
        return calledIn() ? isUp() : invited;
    }

    /** Runs an action when the caller is answered; at once if it is. */
    public void whenAnswered(Runnable work) {
        if (isUp()) {
            work.run();
        } else {
            onceAnswered = work;
        }
    }

    /** Runs the action that waits for the answer, once. */
    public void answered() {
        Runnable work = onceAnswered;
        onceAnswered = null;
        if (work != null) {
            work.run();
        }
    }

    /** The endpoint of the channel: {@code PJSIP/peer} of {@code PJSIP/peer-00000001}. */
    String endpoint() {
        return name.substring(0, name.lastIndexOf('-'));
    }

    /** Returns and removes the actions for the end of the channel, so that they run once. */
    public List<Runnable> takeEndings() {
        List<Runnable> endings = List.copyOf(atItsEnd);
        atItsEnd.clear();
        return endings;
    }

    /** Takes over the operations of another channel. */
    public void inherit(SimulatedChannel replaced) {
        atItsEnd.addAll(replaced.takeEndings());
        mediaStates.addAll(replaced.mediaStates);
        replaced.successor = this;
    }

    /** The ids of the other channels in its bridge. */
    public Set<String> bridgedWith() {
        return bridge == null
                ? Set.of()
                : bridge.members.stream()
                        .filter(member -> member != this)
                        .map(member -> member.id)
                        .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String uri() {
        return "channel:" + id;
    }

    @Override
    public void tell(EventPublisher events, ObjectNode event) {
        if (successor == null) {
            events.aboutChannel(this, event);
        } else {
            successor.tell(events, event);
        }
    }

    @Override
    public Deque<SimulatedPlayback> playbacks() {
        return playbacks;
    }

    @Override
    public Collection<HeardList> hearers() {
        return List.of(heard);
    }

    /** The media that its telephone heard: those of its channel and of its bridges. */
    public HeardList heard() {
        return heard;
    }

    @Override
    public void whenItEnds(Runnable work) {
        atItsEnd.add(work);
    }
}
