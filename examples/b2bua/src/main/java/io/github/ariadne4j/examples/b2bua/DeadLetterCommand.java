package io.github.ariadne4j.examples.b2bua;

import io.github.ariadne4j.callflow.call.CallId;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.examples.b2bua.config.ConfigurationException;
import io.github.ariadne4j.examples.b2bua.config.DeadLetterOptions;
import io.github.ariadne4j.examples.b2bua.store.CallStores;
import io.github.ariadne4j.examples.b2bua.store.DeadLetters;
import java.io.PrintStream;

/** Lists the calls whose CDR the database refuses for good, or requeues them for the running instance. */
final class DeadLetterCommand implements Command {
    private final DeadLetterOptions options;
    private final PrintStream out;

    DeadLetterCommand(DeadLetterOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /**
     * Runs once.
     *
     * @throws io.github.ariadne4j.examples.b2bua.lifecycle.UnreachableException if Redis cannot be reached
     * @throws ConfigurationException if Redis refuses the credentials, or has no such call
     */
    @Override
    public int run() {
        try (CallStore store = CallStores.open(options.redisUrl(), LimitLookup.none())) {
            DeadLetters letters = new DeadLetters(store.sessions(), options.application());
            DeadLetterOptions.Requeue requeue = options.requeue();
            if (requeue == null) {
                letters.lines().forEach(out::println);
            } else {
                CallId only = requeue.only();
                tell(only == null ? letters.requeueAll() : requeued(letters, only));
            }
        }
        return Main.WELL;
    }

    private int requeued(DeadLetters letters, CallId call) {
        if (!letters.requeue(call)) {
            throw new ConfigurationException("call " + call + " is not among the dead letters of "
                    + options.application() + ": see dead-letters");
        }
        return 1;
    }

    private void tell(int requeued) {
        out.println(
                requeued + " requeued; the running instance of " + options.application() + " writes them within 30 s");
    }
}
