package io.github.ariadne4j.callflow.flow;

/**
 * A flow that goes on where it was after its instance ended. Each of its verbs is a step: what it is and what came of it are written
 * with the call. The next instance runs the flow again from the start, and answers each step that has an outcome from the journal, without
 * doing anything; the step that was interrupted and those after it are done. So what the flow does between two verbs has to depend on
 * nothing else than the outcomes of its verbs: a time, a random number or a look-up is a step too, through {@link Call#recorded},
 * {@link Call#now} and {@link Call#random}.
 *
 * <p>Waits for the store once before each verb, and once more after a verb whose outcome comes from outside (keys, a dialled target, the
 * end of a talk or recording, {@link Call#recorded}). At most {@value #MOST_STEPS} steps and {@value #MOST_CHARACTERS} characters;
 * {@link Call#continueAs} begins a new journal. While the store is away the flow goes on without it.
 *
 * <p>The end of the call is an outcome too: {@link CallEndedException} is thrown at the same step again. After it, {@link Call#recorded} and
 * {@link Call#note} still work, and are steps, and {@link Call#hangUp} does nothing; any other verb throws it once more. So what a flow does after
 * its call, as in a {@code finally} block, is done also if no instance ran when the call ended. It has 30 s for that: the record is written when it has
 * returned, or then, and the thread is interrupted.
 *
 * <pre>{@code
 * CallFlow survey = DurableFlow.of("survey", 2, call -> {
 *     call.answer();
 *     GatherOutcome liked = call.gather(Gather.exactly(1).prompt(Prompt.sound("how-did-you-like-it")));
 *     ...
 * });
 * }</pre>
 *
 * @param name what it is found by again; {@link FlowSelector#flowNamed} answers it
 * @param flow what it does; {@link CallFlow#resume} is called where a replay is not possible
 */
public record DurableFlow(FlowName name, CallFlow flow) implements CallFlow {
    /** How many steps a journal may have. */
    public static final int MOST_STEPS = 200;

    /** How long a journal may be. */
    public static final int MOST_CHARACTERS = 65_536;

    /** @throws IllegalArgumentException if the flow is durable already */
    public DurableFlow {
        if (flow instanceof DurableFlow) {
            throw new IllegalArgumentException("flow " + name + " is durable already: " + flow);
        }
    }

    /**
     * A flow with a name and a version.
     *
     * @throws IllegalArgumentException if the name or the version is none
     */
    public static DurableFlow of(String name, int version, CallFlow flow) {
        return new DurableFlow(new FlowName(name, version), flow);
    }

    @Override
    public void run(Call call) {
        flow.run(call);
    }

    @Override
    public void resume(Call call) {
        flow.resume(call);
    }
}
