package io.github.ariadne4j.testkit.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ariadne4j.testkit.script.CalleeScript;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A channel of the simulated Asterisk; read and written under the loop's lock only. */
final class SimulatedChannel implements MediaTarget {
    private static final char NO_UTF_8 = '\uFFFD';

    final String id;
    final String name;
    final Instant created;
    final Map<String, String> variables = new LinkedHashMap<>();
    /** SIP headers of the INVITE that came in. */
    Map<String, String> headers = Map.of();
    /** The names of the variables in its JSON object, the same for every channel. */
    Set<String> shownVariables = Set.of();

    final SipDialog sip = new SipDialog();
    final Set<MediaState> mediaStates = EnumSet.noneOf(MediaState.class);
    /** The DTMF digits that the telephone received. */
    final StringBuilder heardDigits = new StringBuilder();
    /** The applications to which {@code StasisBroadcast()} offered the call. */
    final Set<String> offeredTo = new LinkedHashSet<>();

    private final List<Runnable> atItsEnd = new ArrayList<>();
    private final Deque<SimulatedPlayback> playbacks = new ArrayDeque<>();
    private final HeardList heard = new HeardList();
    private @Nullable Runnable onceAnswered;
    /** The script of the far end of a created channel; null for a channel that called in. */
    final @Nullable CalleeScript script;

    /** The dial string, {@code 3314@peer} of {@code PJSIP/3314@peer}; empty for a channel that called in. */
    final String dialString;

    ChannelState state;
    /** The extension in the dialplan that it is in, or was in last. */
    String exten;

    /** The Call-ID of its SIP dialog. */
    String sipCallId;

    String callerNumber = "";
    String account = "";
    String connectedNumber = "";
    /** The application data of {@code Stasis()}; a move does not change it. */
    String stasisData = "";
    /** The application that controls the channel; null before Stasis and after it. */
    @Nullable StasisApplication application;

    @Nullable SimulatedBridge bridge;

    @Nullable SimulatedRecording recording;

    /** The destination after the answer; null for a channel that was not made by {@code POST /channels}. */
    @Nullable Origination origination;

    /** The other half of a Local channel; null for every other channel. */
    @Nullable SimulatedChannel otherHalf;

    /** The transfer that its telephone requested and that the application carries out; null if there is none. */
    @Nullable Transfer transfer;

    /** Whether it replaced another channel in a bridge, or was in a bridge and left it. */
    boolean movedInBridges;

    /** The channel that replaced it by a masquerade, and receives its playbacks; null if there is none. */
    private @Nullable SimulatedChannel successor;

    /** Whether the telephone has put the other side on hold. */
    boolean heldByFarEnd;

    boolean dialled;
    /** Whether it was sent elsewhere while it was dialled: no further event of the dial is sent. */
    boolean dialAbandoned;
    /** Whether the INVITE was sent: the far end can act from then on. */
    boolean invited;

    boolean ending;
    /** Whether its thread finishes earlier requests before the channel leaves the application. */
    boolean finishing;

    boolean gone;
    int hangupCause;

    SimulatedChannel(
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
    boolean isReadable() {
        return exten.indexOf(NO_UTF_8) < 0 && callerNumber.indexOf(NO_UTF_8) < 0;
    }

    boolean calledIn() {
        return script == null;
    }

    boolean isUp() {
        return state == ChannelState.UP;
    }

    /** Whether an INVITE with {@code Replaces} is followed: a caller's dialog has to be confirmed first. */
    boolean hasReplaceableDialog() {
        return calledIn() ? isUp() : invited;
    }

    /** Runs an action when the caller is answered; at once if it is. */
    void whenAnswered(Runnable work) {
        if (isUp()) {
            work.run();
        } else {
            onceAnswered = work;
        }
    }

    void answered() {
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
    List<Runnable> takeEndings() {
        List<Runnable> endings = List.copyOf(atItsEnd);
        atItsEnd.clear();
        return endings;
    }

    /** Takes over the operations of another channel. */
    void inherit(SimulatedChannel replaced) {
        atItsEnd.addAll(replaced.takeEndings());
        mediaStates.addAll(replaced.mediaStates);
        replaced.successor = this;
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
    public HeardList heard() {
        return heard;
    }

    @Override
    public void whenItEnds(Runnable work) {
        atItsEnd.add(work);
    }
}
