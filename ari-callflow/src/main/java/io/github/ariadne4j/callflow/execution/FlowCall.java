package io.github.ariadne4j.callflow.execution;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.ari.request.AriException;
import io.github.ariadne4j.ari.request.AriNotFoundException;
import io.github.ariadne4j.ari.request.AriServerException;
import io.github.ariadne4j.callflow.actor.CallActor;
import io.github.ariadne4j.callflow.call.AnsweredLeg;
import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.IncomingCall;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.control.ControlOutcome;
import io.github.ariadne4j.callflow.control.MuteDirection;
import io.github.ariadne4j.callflow.control.TalkRecordOutcome;
import io.github.ariadne4j.callflow.control.TalkTracks;
import io.github.ariadne4j.callflow.execution.verb.AwaitedOrigination;
import io.github.ariadne4j.callflow.execution.verb.ControlAnswers;
import io.github.ariadne4j.callflow.execution.verb.FlowRequests;
import io.github.ariadne4j.callflow.execution.verb.LegVerbs;
import io.github.ariadne4j.callflow.execution.verb.SpokenPrompts;
import io.github.ariadne4j.callflow.flow.CallEndedException;
import io.github.ariadne4j.callflow.flow.Dial;
import io.github.ariadne4j.callflow.flow.DurableFlow;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.flow.JournalKeys;
import io.github.ariadne4j.callflow.flow.Originate;
import io.github.ariadne4j.callflow.flow.ScreeningFlow;
import io.github.ariadne4j.callflow.flow.SessionData;
import io.github.ariadne4j.callflow.flow.SessionKey;
import io.github.ariadne4j.callflow.gate.GateDecision;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.CallSignal;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.Indication;
import io.github.ariadne4j.callflow.model.LegVerb;
import io.github.ariadne4j.callflow.operation.Keys;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.replay.FlowNotes;
import io.github.ariadne4j.callflow.replay.FlowSessionData;
import io.github.ariadne4j.callflow.replay.FlowThread;
import io.github.ariadne4j.callflow.replay.ReplayableCall;
import io.github.ariadne4j.callflow.route.ChannelVariable;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Route;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.speech.SpeechException;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.Departure;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.GatherOutcome;
import io.github.ariadne4j.callflow.verb.JoinOutcome;
import io.github.ariadne4j.callflow.verb.LeaveOutcome;
import io.github.ariadne4j.callflow.verb.OriginateRequestOutcome;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.PauseOutcome;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.PlayOutcome;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.RecordOutcome;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call as its flow sees it: every verb becomes a signal and waits for the answer. Used by the flow's thread only. */
final class FlowCall implements ReplayableCall {
    /** The note with the reason why a target was refused. */
    static final String REFUSED = "refused";

    private final IncomingCall incoming;
    private final CallActor actor;
    private final EngineContext context;
    private final FlowRequests requests;
    private final ScreeningRunner screenings;
    private final DialledTrunks trunks;
    private final LegVerbs verbs;

    /** Asks for the step that was interrupted. */
    private final LegVerbs again;

    private final FlowSessionData kept;
    private final FlowThread thread;
    private final FlowNotes notes;
    private boolean handedOver;

    FlowCall(
            IncomingCall incoming,
            CallActor actor,
            EngineContext context,
            FlowRequests requests,
            ScreeningRunner screenings,
            DialledTrunks trunks,
            Map<String, String> kept,
            FlowNotes notes) {
        this.incoming = incoming;
        this.actor = actor;
        this.context = context;
        this.requests = requests;
        this.screenings = screenings;
        this.trunks = trunks;
        this.verbs = verbs((verb, until) -> (FlowAnswer) ask(request -> new FlowEvent.Asks(verb, request), until));
        this.again = verbs((verb, until) ->
                (FlowAnswer) requests.askAgain(request -> new FlowEvent.Asks(verb, request), this::tell));
        this.kept = new FlowSessionData(incoming.id(), kept, this::keep);
        this.thread = new FlowThread(incoming.id());
        this.notes = notes;
    }

    private LegVerbs verbs(LegVerbs.Asking asking) {
        return new LegVerbs("the caller of call " + id(), context.loop()::now, this::said, asking);
    }

    @Override
    public IncomingCall incoming() {
        return incoming;
    }

    @Override
    public Optional<String> header(String name) {
        checkCall("header");
        return read(ChannelVariable.ofHeader(name));
    }

    @Override
    public Optional<String> variable(String name) {
        checkCall("variable");
        return read(ChannelVariable.named(name));
    }

    private Optional<String> read(ChannelVariable variable) {
        int request = requests.open();
        context.loop()
                .execute(() -> context.gateway()
                        .act(
                                id(),
                                ari -> ari.variable(
                                        actor.callerChannel(),
                                        variable.name(),
                                        (value, failure) -> told(request, value, failure))));
        return requests.await(request) instanceof String value ? Optional.of(value) : Optional.empty();
    }

    /** Asterisk answers 404 for a variable that is not set, and 500 for a header that is absent. */
    private void told(int request, @Nullable String value, @Nullable AriException failure) {
        boolean absent = failure instanceof AriNotFoundException || failure instanceof AriServerException;
        if (failure != null && !absent) {
            requests.fail(request, failure);
        } else {
            requests.answer(request, value == null ? Optional.empty() : value);
        }
    }

    @Override
    public void answer() {
        checkCall("answer");
        verbs.perform(new FlowVerb.Answer(), "answered");
    }

    @Override
    public void ring() {
        checkCall("ring");
        verbs.perform(new FlowVerb.Indicate(Indication.RINGING), "told that the far end rings");
    }

    @Override
    public void progress() {
        checkCall("progress");
        verbs.perform(new FlowVerb.Indicate(Indication.PROGRESS), "told of progress");
    }

    @Override
    public PlayOutcome play(Play play) {
        checkCall("play");
        return verbs.play(play);
    }

    @Override
    public PlayOutcome playAgain(Play play) {
        return again.play(play);
    }

    private Play said(Play play) throws SpeechException {
        return SpokenPrompts.await(context.spoken(), requests, play);
    }

    @Override
    public GatherOutcome gather(Gather gather) {
        checkCall("gather");
        return verbs.gather(gather);
    }

    @Override
    public GatherOutcome gatherAgain(Gather gather, int attempt) {
        return verbs.gather(gather, again, attempt);
    }

    @Override
    public PauseOutcome pause(Pause pause) {
        checkCall("pause");
        return verbs.pause(pause);
    }

    @Override
    public RecordOutcome record(Recording recording) {
        checkCall("record");
        FlowVerb verb = new FlowVerb.RecordCaller(recording);
        if (!(await(request -> new FlowEvent.Asks(verb, request)) instanceof FlowAnswer.Recorded recorded)) {
            throw new IllegalStateException("the caller of call " + id() + " could not be recorded");
        }
        return recorded.outcome();
    }

    /** One that never began leaves none. */
    @Override
    public @Nullable RecordOutcome recordedBefore() {
        Object answer = requests.await(RequestId.RESUMED.number());
        return answer instanceof FlowAnswer.Recorded recorded
                        && recorded.outcome() instanceof RecordOutcome.Recorded there
                ? there
                : null;
    }

    /** One that never began, or has ended, leaves none. */
    @Override
    public @Nullable TalkRecordOutcome talkRecordedBefore() {
        FlowAnswer answer = (FlowAnswer) requests.await(RequestId.RESUMED.number());
        return answer instanceof FlowAnswer.TalkRecorded ? ControlAnswers.talk(answer, null) : null;
    }

    @Override
    public ControlOutcome hold(Party party) {
        checkCall("hold");
        return control(party, new LegVerb.Hold());
    }

    @Override
    public ControlOutcome unhold(Party party) {
        checkCall("unhold");
        return control(party, new LegVerb.Unhold());
    }

    @Override
    public ControlOutcome mute(Party party, MuteDirection direction) {
        checkCall("mute");
        return control(party, new LegVerb.Mute(direction));
    }

    @Override
    public ControlOutcome unmute(Party party, MuteDirection direction) {
        checkCall("unmute");
        return control(party, new LegVerb.Unmute(direction));
    }

    @Override
    public ControlOutcome music(Party party, String musicClass) {
        checkCall("music");
        return control(party, new LegVerb.StartMusic(musicClass));
    }

    @Override
    public ControlOutcome stopMusic(Party party) {
        checkCall("stopMusic");
        return control(party, new LegVerb.StopMusic());
    }

    @Override
    public ControlOutcome sendDtmf(Party party, String keys) {
        checkCall("sendDtmf");
        return control(party, new LegVerb.SendKeys(new Keys(keys)));
    }

    @Override
    public ControlOutcome play(Party party, Play play) {
        checkCall("play");
        try {
            return control(new CallOrder.PlayTo(party, said(play)));
        } catch (SpeechException e) {
            return new ControlOutcome.Refused(Ports.why(e));
        }
    }

    @Override
    public TalkRecordOutcome recordTalk(Recording recording, TalkTracks tracks) {
        checkCall("recordTalk");
        return ControlAnswers.talk(order(new CallOrder.RecordTalk(recording, tracks)), null);
    }

    @Override
    public ControlOutcome hangUpCallee(HangupCause cause) {
        checkCall("hangUpCallee");
        ControlOutcome outcome = control(new CallOrder.HangUpCallee(cause));
        context.loop().execute(trunks::giveBack);
        return outcome;
    }

    private ControlOutcome control(Party party, LegVerb verb) {
        return control(new CallOrder.Control(party, verb));
    }

    private ControlOutcome control(CallOrder order) {
        return ControlAnswers.outcome(order(order), null);
    }

    private FlowAnswer order(CallOrder order) {
        try {
            return askParty(request -> new FlowEvent.Asks(new FlowVerb.Orders(order), request));
        } catch (AriException e) {
            return new FlowAnswer.Refused(Ports.why(e));
        }
    }

    /** After the end of the call a callee may have stayed. */
    private FlowAnswer askParty(Function<RequestId, FlowEvent> event) {
        if (!isOver()) {
            return await(event);
        }
        FlowAnswer answer = (FlowAnswer) requests.askThroughEnd(event, this::tell);
        if (answer instanceof FlowAnswer.CallOver) {
            throw new CallEndedException(id());
        }
        return answer;
    }

    @Override
    public DialOutcome dial(Dial dial) {
        checkCall("dial");
        Route admitted = admitted(dial.route());
        HuntPlan hunt = admitted.hunt();
        if (hunt == null) {
            return DialOutcome.ofFailure(admitted.causeIfNone());
        }
        FlowAnswer answer = dial(hunt, dial);
        checkNoCallee(answer);
        return outcomeOf(answer);
    }

    private void checkNoCallee(FlowAnswer answer) {
        if (answer instanceof FlowAnswer.Failed) {
            context.loop().execute(trunks::giveBackLater);
            throw new IllegalStateException(
                    "call " + id() + " cannot dial: a callee is connected with the caller; connect() lets"
                            + " them talk until that callee leaves, and may end the talk by a key or a time limit");
        }
    }

    @Override
    public DialOutcome dialledBefore(Dial dial) {
        ScreeningFlow screening = dial.screening();
        if (screening != null) {
            screenings.enter(RequestId.RESUMED, screening);
        }
        return outcomeOf((FlowAnswer) requests.await(RequestId.RESUMED.number()));
    }

    private DialOutcome outcomeOf(FlowAnswer answer) {
        if (answer instanceof FlowAnswer.Unknown) {
            return new DialOutcome.Unknown();
        }
        if (answer instanceof FlowAnswer.Answered answered) {
            context.loop().execute(trunks::giveBackEarlier);
            return new DialOutcome.Answered(new AnsweredLeg(answered.leg().value(), answered.channel()));
        }
        context.loop().execute(trunks::giveBack);
        HangupCause cause = answer instanceof FlowAnswer.NotAnswered not ? not.cause() : HangupCause.FAILURE;
        return DialOutcome.ofFailure(cause);
    }

    private FlowAnswer dial(HuntPlan hunt, Dial dial) {
        ScreeningFlow screening = dial.screening();
        if (screening == null) {
            return await(request -> new FlowEvent.Dials(hunt, request));
        }
        return await(request -> {
            screenings.enter(request, screening);
            return new FlowEvent.Dials(hunt, dial.screenedWithin(), request);
        });
    }

    @Override
    public ConnectOutcome connect(AnsweredLeg leg, Connect connect) {
        checkCall("connect");
        return connected(leg, await(connects(leg, connect)));
    }

    @Override
    public ConnectOutcome connectAgain(AnsweredLeg leg, Connect connect) {
        return connected(leg, (FlowAnswer) requests.askAgain(connects(leg, connect), this::tell));
    }

    private Function<RequestId, FlowEvent> connects(AnsweredLeg leg, Connect connect) {
        LegId callee = new LegId(leg.number());
        Connect said = said(connect);
        return request -> new FlowEvent.Connects(callee, said, request);
    }

    private ConnectOutcome connected(AnsweredLeg leg, FlowAnswer answer) {
        if (hasLeft(answer)) {
            context.loop().execute(trunks::giveBack);
        }
        ConnectOutcome outcome = answer.endOfTalk();
        if (outcome != null) {
            return outcome;
        }
        throw notConnected(leg);
    }

    /** Whether the callee is gone. */
    private static boolean hasLeft(FlowAnswer answer) {
        return answer instanceof FlowAnswer.CalleeLeft
                || answer instanceof FlowAnswer.Transferred
                || answer instanceof FlowAnswer.TimeIsUp
                || (answer instanceof FlowAnswer.KeyPressed pressed
                        && pressed.key().then() == Connect.Key.Then.HANG_UP_CALLEE);
    }

    /** The agent's endpoint is counted further while the target's is. */
    @Override
    public TransferOutcome transfer(AnsweredLeg agent, WarmTransfer terms) {
        checkCall("transfer");
        Route admitted = admitted(terms.target());
        if (admitted.hunt() == null) {
            return new TransferOutcome.Failed(admitted.causeIfNone());
        }
        LegId leg = new LegId(agent.number());
        FlowAnswer answer = await(request -> new FlowEvent.Transfers(leg, terms, request));
        boolean joined = answer instanceof FlowAnswer.Transferred transferred
                && transferred.outcome() instanceof TransferOutcome.Joined;
        context.loop().execute(joined ? trunks::giveBackEarlier : trunks::giveBackLater);
        return outcomeOf(agent, answer);
    }

    @Override
    public TransferOutcome transferredBefore(AnsweredLeg agent) {
        return outcomeOf(agent, (FlowAnswer) requests.await(RequestId.RESUMED.number()));
    }

    /** An earlier instance may have ended after the transfer: then the leg that is connected with the caller shows the outcome. */
    private TransferOutcome outcomeOf(AnsweredLeg agent, FlowAnswer answer) {
        if (answer instanceof FlowAnswer.Transferred transferred) {
            return transferred.outcome();
        }
        if (answer instanceof FlowAnswer.Answered connected && connected.leg().value() != agent.number()) {
            return new TransferOutcome.Joined(new AnsweredLeg(connected.leg().value(), connected.channel()));
        }
        if (answer instanceof FlowAnswer.Failed) {
            throw notConnected(agent);
        }
        return new TransferOutcome.Failed(HangupCause.TEMPORARY_FAILURE);
    }

    @Override
    public JoinOutcome join(Room room) {
        checkCall("join");
        Room heard = room.with(said(room.sounds()));
        return outcomeOf(room, await(request -> new FlowEvent.Joins(heard, request)));
    }

    @Override
    public JoinOutcome joinAgain(Room room) {
        FlowAnswer answer = (FlowAnswer) requests.await(RequestId.RESUMED.number());
        return answer instanceof FlowAnswer.Absent ? join(room) : outcomeOf(room, answer);
    }

    private JoinOutcome outcomeOf(Room room, FlowAnswer answer) {
        if (answer instanceof FlowAnswer.OutOfRoom out) {
            return out.outcome();
        }
        throw new IllegalStateException("the caller of call " + id() + " cannot join room " + room.name());
    }

    @Override
    public void handOver(AnsweredLeg leg, Connect connect) {
        checkCall("handOver");
        if (!connect.keys().isEmpty() || connect.keepsCallee()) {
            throw new IllegalArgumentException(
                    "keys and keepingCallee need a flow that waits: use connect, not handOver");
        }
        LegId callee = new LegId(leg.number());
        Connect said = said(connect);
        FlowAnswer answer = await(request -> new FlowEvent.LeavesConnected(callee, said, request));
        if (answer instanceof FlowAnswer.Failed) {
            throw notConnected(leg);
        }
        handedOver = true;
    }

    /** A text of the warning becomes a sound now, as it has to be there in time; without one there is no warning. */
    private Connect said(Connect connect) {
        Connect.Warning warning = connect.warning();
        return warning == null ? connect : connect.withWarning(said(warning.prompt()));
    }

    /** Texts become sounds now, as they have to be there in time; without one there is no announcement. */
    private Room.Sounds said(Room.Sounds sounds) {
        return new Room.Sounds(said(sounds.entered()), said(sounds.left()), sounds.music());
    }

    private @Nullable Prompt said(@Nullable Prompt prompt) {
        if (prompt == null || prompt.speech() == null) {
            return prompt;
        }
        try {
            return said(Play.of(prompt)).prompts().get(0);
        } catch (SpeechException e) {
            return null;
        }
    }

    private IllegalArgumentException notConnected(AnsweredLeg leg) {
        return new IllegalArgumentException(
                "leg " + leg.number() + " of call " + id() + " is not connected with the caller");
    }

    @Override
    public void dialAndBridge(Route route) {
        checkCall("dialAndBridge");
        Route admitted = admitted(route);
        FlowAnswer answer = await(request -> new FlowEvent.HandsOver(admitted.hunt(), admitted.causeIfNone(), request));
        checkNoCallee(answer);
        context.loop().execute(trunks::giveBackEarlier);
        handedOver = true;
    }

    /** With contacts in the place of endpoints; a refusal if a gate does not admit a target, or each is at an endpoint that is full. */
    private Route admitted(Route route) {
        HuntPlan hunt = resolved(route);
        if (hunt == null) {
            return route;
        }
        GateDecision.Refused refused = context.gates().refusedTarget(incoming, hunt);
        if (refused == null) {
            return counted(hunt);
        }
        tellNote(REFUSED, refused.reason().name());
        return Route.refuse(refused.cause());
    }

    private Route counted(HuntPlan hunt) {
        int request = requests.open();
        context.loop().execute(() -> trunks.count(hunt, counted -> requests.answer(request, counted)));
        DialledTrunks.Counted counted = (DialledTrunks.Counted) requests.await(request);
        if (counted.route().hunt() == null && counted.reached() != null) {
            tellNote(REFUSED, counted.reached());
        }
        return counted.route();
    }

    private @Nullable HuntPlan resolved(Route route) {
        HuntPlan hunt = route.hunt();
        if (hunt == null || !hunt.asksAsterisk()) {
            return hunt;
        }
        int request = requests.open();
        context.loop()
                .execute(
                        () -> HuntLookup.resolve(context, actor, hunt, resolved -> requests.answer(request, resolved)));
        return (HuntPlan) requests.await(request);
    }

    @Override
    public LeaveOutcome leave(Departure where) {
        checkCall("leave");
        if (where instanceof Departure.Redirect redirect && isRefused(redirect)) {
            return new LeaveOutcome.Stayed();
        }
        if (await(request -> new FlowEvent.Leaves(where, request)) instanceof FlowAnswer.Failed) {
            return new LeaveOutcome.Stayed();
        }
        handedOver = true;
        return new LeaveOutcome.Left();
    }

    /** An address that a caller is sent to is judged as a target is. */
    private boolean isRefused(Departure.Redirect redirect) {
        GateDecision.Refused refused = context.gates().refusedTarget(incoming, redirect.target());
        if (refused != null) {
            tellNote(REFUSED, refused.reason().name());
        }
        return refused != null;
    }

    @Override
    public OriginateRequestOutcome originate(Originate request) {
        checkCall("originate");
        return originate(outboundId(), request);
    }

    @Override
    public CallId outboundId() {
        return CallId.outbound(
                context.ownership().origin().asteriskId(), context.loop().now());
    }

    @Override
    public OriginateRequestOutcome originate(CallId id, Originate request) {
        return AwaitedOrigination.of(id, request, context.loop(), context.outboundCalls(), requests);
    }

    @Override
    public void hangUp(HangupCause cause) {
        checkCall("hangUp");
        Objects.requireNonNull(cause, "the cause of a hang-up is null");
        if (!isOver()) {
            ask(request -> new FlowEvent.HangsUp(cause, request));
            handedOver = true;
        } else if (!hangUpKept(cause)) {
            throw new CallEndedException(id());
        }
    }

    @Override
    public boolean hangUpKept(HangupCause cause) {
        checkCall("hangUp");
        return requests.askThroughEnd(request -> new FlowEvent.HangsUp(cause, request), this::tell)
                instanceof FlowAnswer.Done;
    }

    @Override
    public boolean isGivenAway() {
        return handedOver;
    }

    @Override
    public SessionData session() {
        return kept;
    }

    @Override
    public boolean keep(SessionKey<?> key, String value) {
        checkCall("put");
        return (boolean) ask(request -> new FlowEvent.Keeps(key.name(), value, key.isInCdr(), request));
    }

    @Override
    public <T> T recorded(SessionKey<T> name, Supplier<T> value) {
        checkCall("recorded");
        return name.read(name.write(value.get()));
    }

    @Override
    public boolean replaying() {
        return false;
    }

    @Override
    public void continueAs(DurableFlow next) {
        checkCall("continueAs");
        throw new IllegalStateException(
                "call " + id() + " cannot go on as " + next.name() + ": its flow is not durable");
    }

    @Override
    public void write(List<JournalEntry> entries) {
        Object answer = requests.askThroughEnd(request -> new FlowEvent.Journals(entries, request), this::tell);
        if (answer instanceof FlowAnswer.Failed) {
            throw new CallEndedException(id());
        }
    }

    @Override
    public void writeWithPlan(List<JournalEntry> entries) {
        tell(new FlowEvent.JournalsWithPlan(entries));
    }

    @Override
    public boolean isOver() {
        return requests.isEnded();
    }

    @Override
    public void checkCall(String verb) {
        thread.check(verb);
        checkNotHandedOver();
    }

    @Override
    public JournalKeys journalKeys() {
        return context.ports().journalKeys();
    }

    @Override
    public void beginJournal(FlowName next) {
        if (context.choices().named(next, incoming) == null) {
            context.loop().execute(() -> context.warnings().flowNotNamed(next.toString()));
        }
        ask(request -> new FlowEvent.Continues(next, request));
    }

    @Override
    public void note(String name, String value) {
        thread.check("note");
        notes.add(name, value);
        tellNote(name, value);
    }

    private void tellNote(String name, String value) {
        tell(new FlowEvent.Notes(name, value));
    }

    private FlowAnswer await(Function<RequestId, FlowEvent> event) {
        return (FlowAnswer) ask(event);
    }

    private Object ask(Function<RequestId, FlowEvent> event) {
        return ask(event, null);
    }

    private Object ask(Function<RequestId, FlowEvent> event, @Nullable BooleanSupplier until) {
        checkNotHandedOver();
        return requests.ask(event, this::tell, until);
    }

    private void checkNotHandedOver() {
        if (handedOver) {
            throw new IllegalStateException(
                    "call " + id() + " was handed over or hung up by its flow; return from run() after that");
        }
    }

    private void tell(FlowEvent event) {
        actor.tell(new CallSignal.FlowSignal(event, context.loop().now()), requests::isReplaced);
    }
}
