package io.github.ariadne4j.session.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What one port sends through a link that it may share with others.
 *
 * @param link the connection
 * @param thrown makes the exception of the port: every failure says what, where and why
 */
record RedisCommands(RedisLink link, BiFunction<String, Throwable, ? extends RuntimeException> thrown) {
    /** Sends a command. */
    <T> CompletionStage<T> send(
            String what, Function<RedisClusterAsyncCommands<String, String>, CompletionStage<T>> command) {
        return sent(command).exceptionallyCompose(e -> CompletableFuture.failedStage(failure(what, unwrapped(e))));
    }

    /** Has a script run; its text is sent only to a Redis that has not seen it yet. */
    CompletionStage<Long> run(String what, Script script, List<String> keys, List<String> arguments) {
        String[] touched = keys.toArray(new String[0]);
        String[] given = arguments.toArray(new String[0]);
        return this.<Long>sent(commands -> commands.evalsha(script.digest(), ScriptOutputType.INTEGER, touched, given))
                .exceptionallyCompose(e -> unwrapped(e) instanceof RedisNoScriptException
                        ? sent(commands -> commands.eval(script.text(), ScriptOutputType.INTEGER, touched, given))
                        : CompletableFuture.failedStage(e))
                .exceptionallyCompose(e -> CompletableFuture.failedStage(failure(what, unwrapped(e))));
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
        return thrown.apply(what + ": Redis at " + link.where() + ": " + cause.getMessage(), cause);
    }

    static Throwable unwrapped(Throwable error) {
        return error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    }

    /** Completes when all of them have; fails if one does. */
    static CompletionStage<Void> all(Collection<? extends CompletionStage<?>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
    }
}
