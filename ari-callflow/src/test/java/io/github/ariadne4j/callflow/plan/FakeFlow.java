package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.ari.model.HangupCause;
import io.github.ariadne4j.callflow.address.ContactUri;
import io.github.ariadne4j.callflow.call.DialOutcome;
import io.github.ariadne4j.callflow.call.LongestTalk;
import io.github.ariadne4j.callflow.call.Party;
import io.github.ariadne4j.callflow.flow.FlowName;
import io.github.ariadne4j.callflow.flow.SilenceRepair;
import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.OutcomeTexts;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.CallOrder;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowData;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.model.Indication;
import io.github.ariadne4j.callflow.model.LegVerb;
import io.github.ariadne4j.callflow.operation.RequestId;
import io.github.ariadne4j.callflow.route.DialTarget;
import io.github.ariadne4j.callflow.route.FailOver;
import io.github.ariadne4j.callflow.route.HuntPlan;
import io.github.ariadne4j.callflow.route.Ringback;
import io.github.ariadne4j.callflow.verb.Connect;
import io.github.ariadne4j.callflow.verb.ConnectOutcome;
import io.github.ariadne4j.callflow.verb.Departure;
import io.github.ariadne4j.callflow.verb.Gather;
import io.github.ariadne4j.callflow.verb.Pause;
import io.github.ariadne4j.callflow.verb.Play;
import io.github.ariadne4j.callflow.verb.Prompt;
import io.github.ariadne4j.callflow.verb.Recording;
import io.github.ariadne4j.callflow.verb.Room;
import io.github.ariadne4j.callflow.verb.TransferOutcome;
import io.github.ariadne4j.callflow.verb.WarmTransfer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A flow that asks for one thing after the other, by chance. A durable one writes each step, and after a crash does the same again as its
 * journal says.
 */
final class FakeFlow {
    /** Begins the outcomes that it writes itself. */
    private static final String OWN = "own";

    private static final Recording RECORDING = Recording.upTo(Duration.ofSeconds(5));

    private final Random random;
    private final Later later;
    private final Consumer<FlowEvent> call;
    private final boolean routesFirst;
    private final List<Choice> script = new ArrayList<>();
    private final List<JournalEntry> unwritten = new ArrayList<>();
    private final Set<StepKind> interruptedIn = new HashSet<>();
    private final Set<Class<?>> transfers = new HashSet<>();

    /** The ends of steps that it was told, by step: they are in the journal by then. */
    private final Map<Integer, List<String>> told = new HashMap<>();

    /** The steps whose outbound calls have begun, by the ids of these calls. */
    private final Set<String> originated = new HashSet<>();

    private boolean durable;
    private int step;

    /** The last step whose outcome came from outside, and was written before the flow saw it. */
    private int seen;

    private @Nullable Runnable whenWritten;
    private @Nullable RequestId write;
    private final Set<RequestId> open = new HashSet<>();
    private final Set<RequestId> answered = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private int generation;
    private int requests;
    private boolean running;
    private boolean connected;
    private LegId callee = LegId.CALLER;
    private int writtenByPlan;
    private int talks;
    private int redirections;
    private int endings;

    private final FakeScreenings screenings;

    /** What it asks for a callee that may have stayed after the end of the call. */
    private @Nullable RequestId last;

    private int served;

    /** Does something some time later. */
    interface Later {
        void in(long millis, Runnable task);
    }

    /**
     * What it does next.
     *
     * @param kind what step that is; null: it is the last, and no step
     * @param event asks for it
     */
    private record Choice(@Nullable StepKind kind, Function<RequestId, FlowEvent> event) {}

    FakeFlow(Random random, boolean durable, Later later, Consumer<FlowEvent> call) {
        this.random = random;
        this.durable = durable;
        this.later = later;
        this.call = call;
        this.routesFirst = random.nextBoolean() && !durable;
        this.screenings = new FakeScreenings(random, this::act, call, this::verb, () -> ++requests);
    }

    /** What its call knows of it before it has run. */
    FlowData data() {
        return durable ? FlowData.NONE.with(Journal.of(new FlowName("fake", 1), Map.of())) : FlowData.NONE;
    }

    boolean routesFirst() {
        return routesFirst;
    }

    boolean isRunning() {
        return running;
    }

    /** How often the caller went on after a talk. */
    int talks() {
        return talks;
    }

    List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        all.addAll(screenings.faults());
        return all;
    }

    void stop() {
        generation++;
        running = false;
        open.clear();
        screenings.endAll();
        unwritten.clear();
        whenWritten = null;
        last = null;
    }

    FakeScreenings screenings() {
        return screenings;
    }

    void restart() {
        answered.clear();
        connected = false;
    }

    @Nullable String told(Word word) {
        if (word instanceof Word.Route) {
            act(() -> call.accept(routed()));
        } else if (word instanceof Word.Start) {
            running = true;
            step = 0;
            originated.clear();
            act(this::next);
        } else if (word instanceof Word.Redirect) {
            redirected();
        } else if (word instanceof Word.Resume) {
            running = true;
            durable = false;
            act(this::next);
        } else if (word instanceof Word.Replay replay) {
            replay(replay.journal(), replay.goesOn());
        } else if (word instanceof Word.Answer answer) {
            return answered(answer);
        } else if (word instanceof Word.Screen screen) {
            screenings.begin(screen);
        } else if (word instanceof Word.Silence silence) {
            act(() -> call.accept(new FlowEvent.Repairs(silence.leg(), silence.question(), repair())));
        } else if (word instanceof Word.EndScreening over) {
            screenings.end(over.leg());
        } else {
            ended();
        }
        return null;
    }

    private SilenceRepair repair() {
        return switch (random.nextInt(3)) {
            case 0 -> SilenceRepair.end(HangupCause.TEMPORARY_FAILURE);
            case 1 -> SilenceRepair.play(Play.of(Prompt.sound("please-hold")));
            default -> SilenceRepair.goOn();
        };
    }

    /** Another one takes its place; what it has to say is not heard. */
    private void redirected() {
        stop();
        running = true;
        durable = false;
        connected = false;
        redirections++;
        act(this::next);
    }

    int redirections() {
        return redirections;
    }

    /** How often it wrote something after the end of its call. */
    int endings() {
        return endings;
    }

    /** How often it did something for a callee that had stayed after the end of the call. */
    int served() {
        return served;
    }

    /** The verb that it waits in throws, and so it returns; it may do something before. */
    private void ended() {
        if (running || !open.isEmpty()) {
            act(this::doLast);
        }
        whenWritten = null;
        running = false;
        open.clear();
        screenings.endAll();
    }

    /** Now and then it does not return. */
    private void doLast() {
        int dice = random.nextInt(8);
        if (dice < 3) {
            askForCallee();
        } else if (dice < 5 && durable) {
            writeLast();
        } else if (dice > 5 || random.nextInt(4) > 0) {
            returned();
        }
    }

    private void askForCallee() {
        List<CallOrder> orders = List.of(
                new CallOrder.Control(Party.CALLEE, new LegVerb.Hold()),
                new CallOrder.Control(Party.CALLEE, new LegVerb.Unhold()),
                new CallOrder.PlayTo(Party.CALLEE, Play.of(Prompt.sound("goodbye"))));
        RequestId request = new RequestId(++requests);
        last = request;
        call.accept(new FlowEvent.Asks(new FlowVerb.Orders(orders.get(random.nextInt(orders.size()))), request));
    }

    private void writeLast() {
        endings++;
        unwritten.clear();
        write(this::returned);
    }

    private void returned() {
        call.accept(new FlowEvent.Returned(false));
    }

    private FlowVerb verb() {
        return switch (random.nextInt(3)) {
            case 0 -> new FlowVerb.PlayPrompts(Play.of(Prompt.sound("who-calls")));
            case 1 -> keys();
            default -> pause();
        };
    }

    private FlowEvent routed() {
        int dice = random.nextInt(20);
        if (dice == 0) {
            return new FlowEvent.Returned(true);
        }
        return new FlowEvent.Routed(dice == 1 ? null : hunt(), HangupCause.NO_ROUTE);
    }

    private @Nullable String answered(Word.Answer answer) {
        if (screenings.answers(answer.request(), answer.answer())) {
            return answered.add(answer.request()) || answer.request().isResumed() ? null : "answered twice: " + answer;
        }
        if (answer.request().equals(write)) {
            whenWritten = null;
            return null;
        }
        if (answer.request().equals(last)) {
            last = null;
            served += answer.answer() instanceof FlowAnswer.Done ? 1 : 0;
            act(this::doLast);
            return null;
        }
        boolean expected = open.remove(answer.request());
        if (answer.request().isResumed() && !expected) {
            return null;
        }
        if (answer.answer() instanceof FlowAnswer.Absent && answer.request().equals(RequestId.RESUMED)) {
            act(() -> perform(script.get(step - 1)));
            return null;
        }
        remember(answer.answer());
        boolean again = !answered.add(answer.request());
        connected = answer.answer() instanceof FlowAnswer.Answered
                || (answer.answer() instanceof FlowAnswer.KeyPressed pressed
                        && pressed.key().then() == Connect.Key.Then.TELL_FLOW);
        if (answer.answer() instanceof FlowAnswer.Answered told) {
            callee = told.leg();
        }
        if (answer.answer() instanceof FlowAnswer.Transferred transferred) {
            transferred(transferred.outcome());
        }
        if (answer.answer() instanceof FlowAnswer.CalleeLeft || answer.answer() instanceof FlowAnswer.TimeIsUp) {
            talks++;
        }
        if (running) {
            finish();
        } else if (expected && answer.answer() instanceof FlowAnswer.Failed) {
            act(() -> call.accept(new FlowEvent.Returned(true)));
        }
        return again || (running && !expected) ? "answered, and not open: " + answer : null;
    }

    private void remember(FlowAnswer answer) {
        StepKind kind = durable && running ? script.get(step - 1).kind() : null;
        ConnectOutcome end = answer.endOfTalk();
        if (kind == StepKind.DIAL && answer instanceof FlowAnswer.NotAnswered not) {
            told.put(step, OutcomeTexts.of(DialOutcome.ofFailure(not.cause())));
        } else if (kind == StepKind.TRANSFER && answer instanceof FlowAnswer.Transferred transferred) {
            told.put(step, OutcomeTexts.of(transferred.outcome()));
        } else if (kind == StepKind.CONNECT && end != null && !(end instanceof ConnectOutcome.KeyPressed)) {
            told.put(step, OutcomeTexts.of(end));
        }
    }

    /** The caller is connected with one of the two, who may have left by now. */
    private void transferred(TransferOutcome outcome) {
        connected = true;
        transfers.add(outcome.getClass());
        if (outcome instanceof TransferOutcome.Joined joined) {
            callee = new LegId(joined.target().number());
        }
    }

    /** How its transfers ended. */
    Set<Class<?>> transfers() {
        return transfers;
    }

    /** A write that it waited for is done. */
    void answered(RequestId request) {
        if (screenings.isWritten(request)) {
            return;
        }
        if (request.equals(write) && whenWritten != null) {
            Runnable next = whenWritten;
            whenWritten = null;
            act(next);
        } else if (open.remove(request) && running) {
            finish();
        }
    }

    // Steps.

    /** An outcome is written at once, or with the next step. */
    private void finish() {
        if (durable) {
            Choice done = script.get(step - 1);
            unwritten.add(JournalEntry.intent(step, Objects.requireNonNull(done.kind()), "", null)
                    .with(List.of(OWN, Integer.toString(callee.value()), Boolean.toString(connected))));
            if (done.kind().isFromOutside()) {
                write(() -> {
                    seen = step;
                    next();
                });
                return;
            }
        }
        act(this::next);
    }

    private void write(Runnable then) {
        RequestId request = new RequestId(++requests);
        write = request;
        whenWritten = then;
        FlowEvent.Journals journals = new FlowEvent.Journals(List.copyOf(unwritten), request);
        unwritten.clear();
        call.accept(journals);
    }

    private void perform(Choice choice) {
        if (choice.kind() == StepKind.ORIGINATE) {
            originate();
            return;
        }
        if (choice.kind() == null) {
            running = false;
        }
        RequestId request = opened();
        call.accept(choice.event().apply(request));
        if (choice.kind() == StepKind.PAUSE && random.nextBoolean()) {
            act(() -> call.accept(new FlowEvent.EndsPause(request)));
        }
    }

    private void originate() {
        if (!originated.add(outboundCall())) {
            faults.add("began the same outbound call twice: " + outboundCall());
        }
        act(this::finishOrigination);
    }

    private void finishOrigination() {
        if (running) {
            finish();
        }
    }

    private String outboundCall() {
        return "outbound call of step " + step;
    }

    /** Whether the outbound call of the step that is open has begun. */
    boolean hasOriginated(Journal journal) {
        JournalEntry open = journal.open();
        return open != null && originated.contains(open.operation());
    }

    private void replay(Journal journal, boolean goesOn) {
        running = true;
        durable = true;
        connected = false;
        step = 0;
        if (journal.entries().size() < seen
                || (seen > 0 && journal.entries().get(seen - 1).isOpen())) {
            faults.add("lost the outcome of step " + seen + ": " + journal);
        }
        for (JournalEntry entry : journal.entries()) {
            step++;
            if (script.get(step - 1).kind() != entry.kind()) {
                faults.add("diverged at " + entry + ": " + script.get(step - 1));
            }
            List<String> outcome = entry.outcome();
            List<String> before = told.get(step);
            if (before != null && (outcome == null || !(isOwn(outcome) || outcome.equals(before)))) {
                faults.add("was told " + before + " and has " + entry);
            }
            if (outcome != null) {
                know(entry.kind(), outcome);
            }
        }
        if (journal.open() == null) {
            act(this::next);
        } else {
            goOn(script.get(step - 1), goesOn);
        }
    }

    private void know(StepKind kind, List<String> outcome) {
        if (isOwn(outcome)) {
            callee = new LegId(Integer.parseInt(outcome.get(1)));
            connected = Boolean.parseBoolean(outcome.get(2));
            return;
        }
        writtenByPlan++;
        connected = false;
        if (kind == StepKind.TRANSFER) {
            transferred(OutcomeTexts.transferred(outcome));
        } else if (kind == StepKind.CONNECT
                && OutcomeTexts.connected(outcome, Connect.of()) instanceof ConnectOutcome.Transferred went) {
            transferred(new TransferOutcome.Joined(went.target()));
        }
    }

    private static boolean isOwn(List<String> outcome) {
        return outcome.get(0).equals(OWN);
    }

    /** How many outcomes it had from the plan's write alone. */
    int writtenByPlan() {
        return writtenByPlan;
    }

    /** In which steps it was when an instance ended. */
    Set<StepKind> interruptedIn() {
        return interruptedIn;
    }

    private void goOn(Choice interrupted, boolean goesOn) {
        StepKind kind = interrupted.kind();
        interruptedIn.add(kind);
        if (kind == StepKind.ORIGINATE) {
            if (goesOn != originated.contains(outboundCall())) {
                faults.add("is told the opposite of its outbound call: " + outboundCall());
            }
            act(this::finishOrigination);
            return;
        }
        boolean isAskedAgain = kind == StepKind.CONNECT || kind == StepKind.PLAY || kind == StepKind.GATHER;
        boolean isAwaited = kind == StepKind.DIAL || kind == StepKind.TRANSFER || kind == StepKind.JOIN || isAskedAgain;
        if (isAwaited || (kind == StepKind.RECORD && goesOn)) {
            open.add(RequestId.RESUMED);
        }
        if (isAskedAgain) {
            act(() -> call.accept(interrupted.event().apply(RequestId.RESUMED)));
        } else if (!open.contains(RequestId.RESUMED)) {
            act(() -> perform(interrupted));
        }
    }

    /** Now and then it takes its time, in code of its own. */
    private void act(Runnable step) {
        int instance = generation;
        int soon = random.nextInt(40) == 0 ? 12_000 : 20;
        later.in(1 + random.nextInt(soon), () -> {
            if (instance == generation) {
                step.run();
            }
        });
    }

    private void next() {
        if (!running) {
            return;
        }
        if (!durable) {
            perform(choose());
            return;
        }
        if (step == script.size()) {
            script.add(step < 150 ? choose() : new Choice(null, FakeFlow::hangsUp));
        }
        Choice next = script.get(step);
        if (next.kind() == null) {
            perform(next);
            return;
        }
        step++;
        JournalEntry intent = JournalEntry.intent(step, next.kind(), "", null);
        unwritten.add(next.kind() == StepKind.ORIGINATE ? intent.by(outboundCall()) : intent);
        write(() -> perform(next));
    }

    private Choice choose() {
        if (connected && random.nextInt(3) == 0) {
            return transfers(new WarmTransfer(target(), "default", '1', '0'));
        }
        if (connected && random.nextInt(5) == 0) {
            return asks(
                    StepKind.HANG_UP_CALLEE,
                    new FlowVerb.Orders(new CallOrder.HangUpCallee(HangupCause.NORMAL_CLEARING)));
        }
        if (connected && random.nextInt(3) > 0) {
            Connect terms = terms();
            return new Choice(StepKind.CONNECT, request -> new FlowEvent.Connects(callee, terms, request));
        }
        if (durable && random.nextInt(3) == 0) {
            return dials(hunt(), screening());
        }
        if (durable && random.nextInt(12) == 0) {
            return new Choice(StepKind.ORIGINATE, FakeFlow::asksNothing);
        }
        return switch (random.nextInt(14)) {
            case 0 -> asks(StepKind.ANSWER, new FlowVerb.Answer());
            case 1 -> asks(StepKind.PLAY, new FlowVerb.PlayPrompts(Play.of(Prompt.sound("tt-monkeys"))));
            case 2 -> asks(StepKind.RING, new FlowVerb.Indicate(Indication.RINGING));
            case 3 -> new Choice(StepKind.PUT, request -> new FlowEvent.Keeps("k", "v", true, request));
            case 4 -> new Choice(null, FakeFlow::hangsUp);
            case 5 -> returned(random.nextBoolean());
            case 7 -> asks(StepKind.GATHER, keys());
            case 9 -> asks(StepKind.PAUSE, pause());
            case 8 -> leaves(departure());
            case 6 -> connected ? leavesConnected(terms()) : handsOver();
            case 10 -> asks(StepKind.RECORD, new FlowVerb.RecordCaller(RECORDING));
            case 11 -> joins();
            default -> dials(hunt(), screening());
        };
    }

    private Choice transfers(WarmTransfer terms) {
        LegId agent = callee;
        return new Choice(StepKind.TRANSFER, request -> new FlowEvent.Transfers(agent, terms, request));
    }

    private static Choice joins() {
        Room room = Room.named("board").leftBy('#');
        return new Choice(StepKind.JOIN, request -> new FlowEvent.Joins(room, request));
    }

    private static Choice asks(StepKind kind, FlowVerb verb) {
        return new Choice(kind, request -> new FlowEvent.Asks(verb, request));
    }

    private static FlowEvent asksNothing(RequestId request) {
        throw new IllegalStateException("an outbound call is not requested from the call of its flow: " + request);
    }

    private static FlowEvent hangsUp(RequestId request) {
        return new FlowEvent.HangsUp(HangupCause.USER_BUSY, request);
    }

    private static Choice returned(boolean failed) {
        return new Choice(null, request -> new FlowEvent.Returned(failed));
    }

    private static Choice leaves(Departure where) {
        return new Choice(StepKind.LEAVE, request -> new FlowEvent.Leaves(where, request));
    }

    private Choice leavesConnected(Connect terms) {
        return new Choice(null, request -> new FlowEvent.LeavesConnected(callee, terms, request));
    }

    private static Choice dials(HuntPlan hunt, @Nullable Duration screening) {
        return new Choice(StepKind.DIAL, request -> new FlowEvent.Dials(hunt, screening, request));
    }

    private @Nullable Duration screening() {
        boolean isScreened = random.nextInt(3) < (durable ? 2 : 1);
        return isScreened ? Duration.ofSeconds(2 + random.nextInt(20)) : null;
    }

    private Connect terms() {
        Connect terms = random.nextInt(3) == 0 ? Connect.of().music("jazz") : Connect.of();
        terms = random.nextInt(3) == 0 ? terms.keepingCallee() : terms;
        Party first = random.nextBoolean() ? Party.CALLER : Party.CALLEE;
        terms = random.nextInt(3) == 0 ? terms.onKey('0', first, Connect.Key.Then.TELL_FLOW) : terms;
        terms = random.nextInt(3) == 0 ? terms.onKey('1', Party.CALLER, Connect.Key.Then.HANG_UP_CALLEE) : terms;
        if (random.nextBoolean()) {
            return terms;
        }
        Connect limited = terms.atMost(Duration.ofSeconds(2 + random.nextInt(60)));
        Party to = random.nextBoolean() ? Party.CALLER : Party.CALLEE;
        return random.nextBoolean()
                ? limited
                : limited.warning(Duration.ofSeconds(1), Prompt.sound("one-second-left"), to);
    }

    private FlowVerb pause() {
        Pause silent = Pause.of(Duration.ofMillis(1 + random.nextInt(5_000)));
        return new FlowVerb.LetPass(random.nextBoolean() ? silent : silent.withMusic("default"));
    }

    private Departure departure() {
        return random.nextBoolean()
                ? new Departure.ToDialplan("office", "100", 1)
                : new Departure.Redirect(new ContactUri("sip:100@192.0.2.7"));
    }

    private FlowVerb keys() {
        Play prompt = random.nextBoolean() ? Play.of(Prompt.sound("enter-pin")) : null;
        return new FlowVerb.CollectKeys(Gather.between(1, 3).keys(), prompt);
    }

    private Choice handsOver() {
        HuntPlan hunt = random.nextInt(10) == 0 ? null : hunt();
        return new Choice(null, request -> new FlowEvent.HandsOver(hunt, HangupCause.NO_ROUTE, request));
    }

    private RequestId opened() {
        RequestId request = new RequestId(++requests);
        open.add(request);
        return request;
    }

    /** Whom to ring. */
    HuntPlan hunt() {
        List<HuntPlan.Round> rounds = new ArrayList<>();
        int left = 4;
        for (int round = 0; round < 3 && left > 0 && (round == 0 || random.nextBoolean()); round++) {
            List<HuntPlan.Offer> offers = new ArrayList<>();
            for (int offer = 0; offer < 3 && left > 0 && (offer == 0 || random.nextBoolean()); offer++) {
                offers.add(offer());
                left--;
            }
            rounds.add(new HuntPlan.Round(offers));
        }
        Ringback[] kinds = Ringback.values();
        FailOver failOver = random.nextBoolean() ? FailOver.ALWAYS : FailOver.UNLESS_CALLEE_DECIDED;
        LongestTalk longest =
                random.nextInt(3) == 0 ? LongestTalk.of(Duration.ofSeconds(2 + random.nextInt(60))) : null;
        return new HuntPlan(rounds, kinds[random.nextInt(kinds.length)], failOver, longest);
    }

    private HuntPlan.Offer offer() {
        DialTarget target = target();
        Duration startAfter = random.nextInt(3) == 0 ? Duration.ofMillis(1 + random.nextInt(4_000)) : Duration.ZERO;
        Duration progressWithin = random.nextInt(3) == 0 ? Duration.ofSeconds(2) : null;
        return new HuntPlan.Offer(target, startAfter, progressWithin);
    }

    private DialTarget target() {
        DialTarget target = random.nextInt(4) == 0 ? DialTarget.local("ctx", "3200") : DialTarget.pjsip("peer", "331");
        return target.ringFor(Duration.ofSeconds(3 + random.nextInt(8)));
    }
}
