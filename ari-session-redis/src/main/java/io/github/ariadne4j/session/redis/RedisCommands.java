package io.github.ariadne4j.session.redis;

import io.github.ariadne4j.callflow.session.Ports;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends the commands of one port over a shared {@link RedisLink}.
 *
 * @param link the connection
 * @param thrown makes the exception of the port from a message with operation, server and reason
 */
record RedisCommands(RedisLink link, BiFunction<String, Throwable, ? extends RuntimeException> thrown) {
    /** Sends a command. */
    <T> CompletionStage<T> send(
            String what, Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
        return sent(command).exceptionallyCompose(e -> CompletableFuture.failedStage(failure(what, unwrapped(e))));
    }

    /**
     * Runs a script; its text is sent only if Redis has not cached it.
     *
     * @param what describes the operation, for the message of a failure
     * @param meaning converts the result of the script, or throws
     */
    <T> CompletionStage<T> run(
            Supplier<String> what, Script script, String[] keys, String[] arguments, LongFunction<T> meaning) {
        CompletableFuture<T> result = new CompletableFuture<>();
        this.<Long>sent(commands -> commands.evalsha(script.digest(), ScriptOutputType.INTEGER, keys, arguments))
                .whenComplete((answer, error) -> {
                    if (error != null && unwrapped(error) instanceof RedisNoScriptException) {
                        this.<Long>sent(commands ->
                                        commands.eval(script.text(), ScriptOutputType.INTEGER, keys, arguments))
                                .whenComplete((second, again) -> settle(result, what, meaning, second, again));
                    } else {
                        settle(result, what, meaning, answer, error);
                    }
                });
        return result;
    }

    private <T> void settle(
            CompletableFuture<T> result,
            Supplier<String> what,
            LongFunction<T> meaning,
            Long answer,
            @Nullable Throwable error) {
        try {
            if (error == null) {
                result.complete(meaning.apply(answer));
            } else {
                result.completeExceptionally(failure(what.get(), unwrapped(error)));
            }
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private <T> CompletionStage<T> sent(
            Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
        try {
            return command.apply(link.commands());
        } catch (RedisException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private RuntimeException failure(String what, Throwable cause) {
        link.failed(cause);
        return thrown.apply(what + ": Redis at " + link.where() + ": " + Ports.why(cause), cause);
    }

    static Throwable unwrapped(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? cause : error;
    }

    /** Completes when all stages have completed; fails if one fails. */
    static CompletionStage<Void> all(Collection<? extends CompletionStage<?>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
    }
}
