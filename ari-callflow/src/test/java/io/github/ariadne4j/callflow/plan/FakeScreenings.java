package io.github.ariadne4j.callflow.plan;

import io.github.ariadne4j.callflow.journal.Journal;
import io.github.ariadne4j.callflow.journal.JournalEntry;
import io.github.ariadne4j.callflow.journal.StepKind;
import io.github.ariadne4j.callflow.leg.LegId;
import io.github.ariadne4j.callflow.model.CallCommand.ToFlow.Word;
import io.github.ariadne4j.callflow.model.FlowAnswer;
import io.github.ariadne4j.callflow.model.FlowEvent;
import io.github.ariadne4j.callflow.model.FlowEvent.Screened.Result;
import io.github.ariadne4j.callflow.model.FlowVerb;
import io.github.ariadne4j.callflow.operation.RequestId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The screenings of a {@link FakeFlow}: each plays, asks for keys, pauses, and says at last what its callee wants. Those of a durable flow write
 * each step to journals of their own, and after a crash do the same again as these say.
 */
final class FakeScreenings {
    private final Random random;
    private final Consumer<Runnable> later;
    private final Consumer<FlowEvent> call;
    private final Supplier<FlowVerb> verbs;
    private final IntSupplier requests;

    /** What screenings do, by leg; it outlasts their instance. */
    private final Map<LegId, Script> scripts = new HashMap<>();

    private final Map<LegId, Screening> running = new HashMap<>();
    private final Set<RequestId> writes = new HashSet<>();
    private final Set<LegId> screened = new HashSet<>();
    private final Set<LegId> accepted = new HashSet<>();
    private final Set<StepKind> interruptedIn = new HashSet<>();
    private final List<String> faults = new ArrayList<>();
    private int resumed;

    /**
     * What a screening does next.
     *
     * @param verb null: it is the last
     */
    private record Choice(@Nullable FlowVerb verb, Result result) {
        StepKind kind() {
            if (verb instanceof FlowVerb.PlayPrompts) {
                return StepKind.PLAY;
            }
            return verb instanceof FlowVerb.CollectKeys ? StepKind.GATHER : StepKind.PAUSE;
        }
    }

    /** The steps of a screening. */
    private static final class Script {
        final List<Choice> choices = new ArrayList<>();

        /** The last step whose outcome came from outside and was written. */
        int seen;

        /** Whether it has begun again, and it is not known whether its journal has. */
        boolean anew;

        void beginAnew() {
            choices.clear();
            seen = 0;
            anew = true;
        }
    }

    /** @param requests the numbers of new requests */
    FakeScreenings(
            Random random,
            Consumer<Runnable> later,
            Consumer<FlowEvent> call,
            Supplier<FlowVerb> verbs,
            IntSupplier requests) {
        this.random = random;
        this.later = later;
        this.call = call;
        this.verbs = verbs;
        this.requests = requests;
    }

    void begin(Word.Screen word) {
        screened.add(word.leg());
        resumed += word.dial().isResumed() ? 1 : 0;
        Screening screening = new Screening(word.leg(), word.journal() != null);
        running.put(word.leg(), screening);
        screening.begin(word.journal());
    }

    void end(LegId leg) {
        running.remove(leg);
    }

    void endAll() {
        running.clear();
    }

    /** Legs have numbers that were used before. */
    void forgetLegs() {
        screened.clear();
        accepted.clear();
        scripts.clear();
    }

    /** Whether it is one of theirs that is answered; a write that its screening does not wait for any longer may be. */
    boolean answers(RequestId request, FlowAnswer answer) {
        return List.copyOf(running.values()).stream().anyMatch(screening -> screening.answers(request, answer))
                || writes.contains(request);
    }

    /** Whether it is one of theirs that is written. */
    boolean isWritten(RequestId request) {
        return List.copyOf(running.values()).stream().anyMatch(screening -> screening.isWritten(request));
    }

    /** Whether it has to accept the call, and did not. */
    boolean awaitsAcceptance(LegId leg) {
        return screened.contains(leg) && !accepted.contains(leg);
    }

    int accepted() {
        return accepted.size();
    }

    /** How many callees were asked after a recovery. */
    int resumed() {
        return resumed;
    }

    /** In which steps they were when an instance ended. */
    Set<StepKind> interruptedIn() {
        return interruptedIn;
    }

    List<String> faults() {
        return faults;
    }

    /** One screening in one instance. */
    private final class Screening {
        private final LegId leg;
        private final boolean durable;
        private final Script script;
        private final List<JournalEntry> unwritten = new ArrayList<>();
        private int step;
        private @Nullable RequestId asked;
        private @Nullable RequestId write;
        private @Nullable Runnable whenWritten;

        Screening(LegId leg, boolean durable) {
            this.leg = leg;
            this.durable = durable;
            this.script = scripts.computeIfAbsent(leg, unknown -> new Script());
        }

        /** Now and then it does something else than before, and begins again. */
        void begin(@Nullable Journal journal) {
            if (journal != null) {
                checkKnown(journal);
            }
            boolean diverges = script.anew || random.nextInt(10) == 0;
            if (journal == null || journal.entries().isEmpty() || diverges) {
                script.beginAnew();
                act(this::next);
            } else {
                replay(journal);
            }
        }

        private void checkKnown(Journal journal) {
            List<JournalEntry> known = journal.entries();
            if (known.size() < script.seen
                    || (script.seen > 0 && known.get(script.seen - 1).isOpen())) {
                faults.add(
                        "lost the outcome of step " + script.seen + " of the screening of leg " + leg + ": " + known);
            }
        }

        private void replay(Journal journal) {
            for (JournalEntry entry : journal.entries()) {
                step++;
                if (script.choices.get(step - 1).kind() != entry.kind()) {
                    faults.add("the screening of leg " + leg + " diverged at " + entry);
                }
            }
            JournalEntry open = journal.open();
            if (open == null) {
                act(this::next);
                return;
            }
            interruptedIn.add(open.kind());
            RequestId again = open.kind() == StepKind.PAUSE ? newRequest() : RequestId.resumed(leg);
            asked = again;
            act(() -> ask(again));
        }

        private void act(Runnable deed) {
            later.accept(() -> {
                if (running.get(leg) == this) {
                    deed.run();
                }
            });
        }

        private RequestId newRequest() {
            return new RequestId(requests.getAsInt());
        }

        private void ask(RequestId request) {
            asked = request;
            FlowVerb verb = Objects.requireNonNull(script.choices.get(step - 1).verb());
            call.accept(new FlowEvent.AsksCallee(leg, verb, request));
        }

        private void next() {
            if (step == script.choices.size()) {
                script.choices.add(choose());
            }
            Choice choice = script.choices.get(step);
            if (choice.verb() == null) {
                says(choice.result());
                return;
            }
            step++;
            if (durable) {
                unwritten.add(JournalEntry.intent(step, choice.kind(), "", null));
                write(() -> ask(newRequest()));
            } else {
                ask(newRequest());
            }
        }

        private Choice choose() {
            if (random.nextInt(3) > 0) {
                return new Choice(verbs.get(), Result.FAILED);
            }
            Result[] results = Result.values();
            boolean accepts = random.nextBoolean();
            return new Choice(null, accepts ? Result.ACCEPTED : results[random.nextInt(results.length)]);
        }

        private void says(Result result) {
            if (result == Result.ACCEPTED) {
                accepted.add(leg);
            }
            call.accept(new FlowEvent.Screened(leg, result));
        }

        private void write(Runnable then) {
            RequestId request = newRequest();
            writes.add(request);
            write = request;
            whenWritten = then;
            FlowEvent.JournalsScreening journals =
                    new FlowEvent.JournalsScreening(leg, List.copyOf(unwritten), request);
            unwritten.clear();
            call.accept(journals);
        }

        boolean isWritten(RequestId request) {
            Runnable then = whenWritten;
            if (!request.equals(write) || then == null) {
                return false;
            }
            write = null;
            whenWritten = null;
            script.anew = false;
            act(then);
            return true;
        }

        boolean answers(RequestId request, FlowAnswer answer) {
            if (request.equals(write)) {
                write = null;
                whenWritten = null;
                if (answer instanceof FlowAnswer.Refused) {
                    act(() -> says(Result.FAILED));
                }
                return true;
            }
            if (!request.equals(asked)) {
                return false;
            }
            asked = null;
            if (request.isResumed() && answer instanceof FlowAnswer.Absent) {
                act(() -> ask(newRequest()));
            } else {
                finish(answer);
            }
            return true;
        }

        /** An outcome is written at once, or with the next step. */
        private void finish(FlowAnswer answer) {
            if (!durable) {
                act(this::next);
                return;
            }
            StepKind kind = script.choices.get(step - 1).kind();
            unwritten.add(JournalEntry.intent(step, kind, "", null)
                    .with(List.of(answer.getClass().getSimpleName())));
            if (kind.isFromOutside()) {
                write(() -> {
                    script.seen = step;
                    next();
                });
            } else {
                act(this::next);
            }
        }
    }
}
