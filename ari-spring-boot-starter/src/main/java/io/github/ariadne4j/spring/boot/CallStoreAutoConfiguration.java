package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.callflow.limit.InMemoryCallLimits;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.session.InMemorySessionStore;
import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.callflow.spool.FileSpool;
import io.github.ariadne4j.callflow.spool.SessionSpool;
import io.github.ariadne4j.callflow.store.CallStore;
import io.github.ariadne4j.session.redis.RedisCallStore;
import io.github.ariadne4j.session.redis.RedisSettings;
import java.nio.file.Path;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The store of sessions and counts: Redis, with ari-session-redis and {@code ariadne4j.redis.url}; otherwise memory. */
@AutoConfiguration(after = {AriClientAutoConfiguration.class, CdrAutoConfiguration.class})
@ConditionalOnProperty(name = "ariadne4j.enabled", matchIfMissing = true)
public final class CallStoreAutoConfiguration {
    /** Used by Spring. */
    CallStoreAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    @ConditionalOnProperty("ariadne4j.spool.directory")
    SessionSpool sessionSpool(AriProperties properties) {
        Path directory = properties.spool().directory();
        try {
            return directory == null ? SessionSpool.none() : FileSpool.open(directory);
        } catch (SessionStoreException e) {
            throw new AriStartException(
                    "The spool cannot be opened: " + e.getMessage(),
                    "Set ariadne4j.spool.directory to a directory that only this process uses and may write to.",
                    e);
        }
    }

    /** A store in memory; its sessions end with the process. Evaluated after the nested class. */
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    CallStore inMemoryCallStore(ObjectProvider<LimitLookup> limits) {
        return CallStore.of(
                new InMemorySessionStore(), new InMemoryCallLimits(limits.getIfAvailable(LimitLookup::none)));
    }

    /** A store in Redis. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RedisCallStore.class)
    @ConditionalOnProperty("ariadne4j.redis.url")
    @ConditionalOnMissingBean(CallStore.class)
    static final class InRedis {
        @Bean(destroyMethod = "close")
        RedisCallStore redisCallStore(AriProperties properties, ObjectProvider<LimitLookup> limits) {
            try {
                return RedisCallStore.connect(settings(properties.redis()), limits.getIfAvailable(LimitLookup::none));
            } catch (IllegalArgumentException e) {
                throw new AriStartException(
                        "A property of ariadne4j.redis is wrong: " + e.getMessage(), "Correct that property.", e);
            } catch (SessionStoreException e) {
                throw new AriStartException(
                        "Redis cannot be used: " + Ports.why(e),
                        "Check ariadne4j.redis.url; leave it out to keep sessions in memory.",
                        e);
            }
        }

        private static RedisSettings settings(AriProperties.Redis redis) {
            return new RedisSettings(String.valueOf(redis.url()), redis.timeout(), redis.queue(), redis.namespace());
        }
    }
}
