package io.github.ariadne4j.callflow.flow;

/**
 * A flow that continues at its last step after its instance ended. Each verb is a step: the verb and its outcome are written to a
 * journal with the call. The next instance runs the flow again from the start and answers each step that has an outcome from the
 * journal, without a side effect; the interrupted step and those after it are carried out. So the code between two verbs must
 * depend only on the outcomes of verbs: a time, a random number or a look-up has to be a step too, by {@link Call#recorded},
 * {@link Call#now} and {@link Call#random}.
 *
 * <p>Waits for the store once before each verb, and once more after a verb whose outcome comes from outside (keys, a dialled
 * target, the end of a talk or recording, {@link Call#originate}, {@link Call#recorded}). A journal has at most {@value #MOST_STEPS} steps and
 * {@value #MOST_CHARACTERS} characters; {@link Call#continueAs} begins a new one. While the store is not available, the flow
 * continues without the journal.
 *
 * <p>The screenings of its dials ({@link Dial#screenedBy}) are durable too: each has a journal of its own within that of the flow. A
 * screening that diverges from its journal begins again.
 *
 * <p>The end of the call is an outcome too: {@link CallEndedException} is thrown at the same step again. After it,
 * {@link Call#recorded}, {@link Call#originate} and {@link Call#note} still work and are steps, {@link Call#hangUp} does nothing,
 * and any other verb throws it once more. So code that follows the call, such as a {@code finally} block, is executed also if no instance ran when
 * the call ended. It has 30 s: then the CDR is written, and the thread is interrupted.
 *
 * <pre>{@code
 * CallFlow survey = DurableFlow.of("survey", 2, call -> {
 *     call.answer();
 *     GatherOutcome liked = call.gather(Gather.exactly(1).prompt(Prompt.sound("how-did-you-like-it")));
 *     ...
 * });
 * }</pre>
 *
 * @param name the name and version by which {@link FlowSelector#flowNamed} finds the flow
 * @param flow the program; its {@link CallFlow#resume} is called where a replay is not possible
 */
public record DurableFlow(FlowName name, CallFlow flow) implements CallFlow {
    /** The most steps of a journal. */
    public static final int MOST_STEPS = 200;

    /** The most characters of a journal. */
    public static final int MOST_CHARACTERS = 65_536;

    /** @throws IllegalArgumentException if the flow is durable already */
    public DurableFlow {
        if (flow instanceof DurableFlow) {
            throw new IllegalArgumentException("flow " + name + " is durable already: " + flow);
        }
    }

    /**
     * A durable flow with a name and a version.
     *
     * @throws IllegalArgumentException if the name or the version is not allowed ({@link FlowName}), or the flow is durable
     *     already
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
