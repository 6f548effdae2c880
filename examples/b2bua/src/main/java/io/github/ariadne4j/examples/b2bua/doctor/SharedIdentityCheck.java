package io.github.ariadne4j.examples.b2bua.doctor;

import io.github.ariadne4j.ari.model.AsteriskInfo;
import io.github.ariadne4j.callflow.call.CallOrigin;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.callflow.session.IdentityConflict;
import io.github.ariadne4j.callflow.session.ServedAsterisk;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.DoctorOptions;
import io.github.ariadne4j.session.redis.RedisCallStore;
import java.util.List;
import java.util.Optional;

/** Checks whether an instance on the same Redis serves the application on another Asterisk of the same identity. */
final class SharedIdentityCheck {
    private static final String SUBJECT = "entityid";

    private SharedIdentityCheck() {}

    /** Reads Redis; without a finding if there is none or it does not answer, which another check reports. Blocks. */
    static List<Finding> check(DoctorOptions options, AsteriskInfo info) {
        if (options.redisUrl().isEmpty()) {
            return List.of();
        }
        try (RedisCallStore store = RedisCallStore.connect(options.redisUrl(), LimitLookup.none())) {
            ServedAsterisk ours =
                    ServedAsterisk.askedAt(info.startedAt(), options.ari().uri());
            CallOrigin origin = new CallOrigin(options.ari().application(), info.entityId());
            return List.of(store.ownership()
                    .flatMap(owners -> new IdentityConflict(owners).find(origin, ours))
                    .map(other -> shared(info.entityId(), other))
                    .orElseGet(() -> Finding.ok(
                            SUBJECT,
                            "no instance of " + options.ari().application()
                                    + " on this Redis serves another Asterisk of this identity")));
        } catch (SessionStoreException | IllegalArgumentException e) {
            return List.of();
        }
    }

    static Finding shared(String entityId, ServedAsterisk other) {
        String address = Optional.ofNullable(other.address())
                .map(uri -> DisplayText.ofUrl(uri.toString()))
                .orElse("its own sockets");
        return Finding.fault(
                SUBJECT,
                "another Asterisk also has " + entityId + " (at " + address + ", started " + other.startedAt()
                        + "), and an instance serves it: an instance on this Asterisk will be refused",
                "asterisk.conf of one of them, [options]: entityid = 02:00:00:00:00:02; restart that Asterisk");
    }
}
