package io.github.ariadne4j.spring.boot;

import io.github.ariadne4j.callflow.cdr.CdrSink;
import io.github.ariadne4j.callflow.limit.LimitLookup;
import io.github.ariadne4j.cdr.jdbc.CdrSchema;
import io.github.ariadne4j.cdr.jdbc.CdrSchemaException;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSettings;
import io.github.ariadne4j.cdr.jdbc.JdbcCdrSink;
import io.github.ariadne4j.cdr.jdbc.limit.JdbcLimitLookup;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/** Writes CDRs to the application's database, and reads limits from it, with ari-cdr-jdbc and one {@link DataSource}. */
@AutoConfiguration(
        after = AriClientAutoConfiguration.class,
        afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnClass(JdbcCdrSink.class)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnProperty(
        name = {"ariadne4j.enabled", "ariadne4j.cdr.enabled"},
        matchIfMissing = true)
public final class CdrAutoConfiguration {
    /** Used by Spring. */
    CdrAutoConfiguration() {}

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(CdrSink.class)
    JdbcCdrSink jdbcCdrSink(DataSource database, AriProperties properties) {
        AriProperties.Cdr cdr = properties.cdr();
        if (cdr.migrate()) {
            migrate(database);
        }
        return JdbcCdrSink.on(
                database,
                new JdbcCdrSettings(cdr.batch(), cdr.gather(), cdr.backlog(), cdr.statementTimeout(), cdr.flush()));
    }

    private static void migrate(DataSource database) {
        try {
            CdrSchema.migrate(database);
        } catch (CdrSchemaException e) {
            throw new AriStartException(
                    "The tables of call detail records are not ready: " + e.getMessage(),
                    "Check spring.datasource.* and that its user may create tables; or create them yourself and set"
                            + " ariadne4j.cdr.migrate to false.",
                    e);
        }
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean(LimitLookup.class)
    JdbcLimitLookup jdbcLimitLookup(DataSource database) {
        return JdbcLimitLookup.on(database);
    }
}
