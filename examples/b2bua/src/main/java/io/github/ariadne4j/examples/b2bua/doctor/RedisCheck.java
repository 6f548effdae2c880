package io.github.ariadne4j.examples.b2bua.doctor;

import io.github.ariadne4j.callflow.session.Ports;
import io.github.ariadne4j.callflow.session.SessionStoreException;
import io.github.ariadne4j.examples.b2bua.config.DisplayText;
import io.github.ariadne4j.examples.b2bua.config.Setting;
import io.github.ariadne4j.session.redis.RedisServerInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks that Redis keeps sessions as calls need it. */
final class RedisCheck {
    private static final String SUBJECT = "Redis";

    private RedisCheck() {}

    /** Checks the server of this URL; empty: there is none. Blocks. */
    static List<Finding> check(String url) {
        if (url.isEmpty()) {
            return List.of(Finding.note(
                    SUBJECT,
                    "none: sessions are lost when the process ends",
                    "set " + Setting.REDIS_URL.names() + " for calls that outlive it"));
        }
        try {
            return judge(RedisServerInfo.read(url));
        } catch (SessionStoreException | IllegalArgumentException e) {
            return List.of(Finding.fault(
                    SUBJECT, DisplayText.of(Ports.why(e)), "start it there, or change " + Setting.REDIS_URL.names()));
        }
    }

    /** @param info the fields of {@code INFO} */
    static List<Finding> judge(Map<String, String> info) {
        List<Finding> findings = new ArrayList<>();
        findings.add(version(info.getOrDefault("redis_version", "")));
        if (!info.getOrDefault("role", "master").equals("master")) {
            findings.add(Finding.fault(
                    SUBJECT,
                    "a replica, which takes no writes",
                    "set the URL of the primary, or redis-sentinel://…#NAME"));
        }
        findings.add(eviction(info.getOrDefault("maxmemory_policy", "noeviction")));
        findings.add(persistence(info));
        findings.add(replicas(info.getOrDefault("connected_slaves", "0")));
        return findings;
    }

    private static Finding version(String version) {
        return version.matches("([0-5]|6\\.[01])\\..*")
                ? Finding.fault(SUBJECT, "version " + version + " is too old", "install Redis 6.2 or later")
                : Finding.ok(SUBJECT, "version " + version);
    }

    private static Finding eviction(String policy) {
        String subject = "Redis eviction";
        return policy.equals("noeviction")
                ? Finding.ok(subject, policy)
                : Finding.warning(
                        subject,
                        policy + ": sessions of live calls are dropped when memory is short",
                        "redis.conf: maxmemory-policy noeviction; now: redis-cli config set maxmemory-policy noeviction");
    }

    private static Finding persistence(Map<String, String> info) {
        String subject = "Redis persistence";
        return "1".equals(info.get("aof_enabled"))
                ? Finding.ok(subject, "append-only file")
                : Finding.warning(
                        subject,
                        "no append-only file: sessions since the last snapshot are lost when Redis ends",
                        "redis.conf: appendonly yes and appendfsync everysec; now: redis-cli config set appendonly yes");
    }

    private static Finding replicas(String replicas) {
        String subject = "Redis replicas";
        return replicas.equals("0")
                ? Finding.note(
                        subject, "none: with this machine its sessions are gone", "a replica and Sentinels, if wanted")
                : Finding.ok(subject, replicas);
    }
}
