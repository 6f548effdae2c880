package io.github.ariadne4j.cdr.jdbc;

import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR;
import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CDR_LEG;
import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CREDIT_ACCOUNTS;
import static io.github.ariadne4j.cdr.jdbc.schema.Tables.CREDIT_RESERVATIONS;
import static io.github.ariadne4j.cdr.jdbc.schema.Tables.LIMITS;
import static io.github.ariadne4j.cdr.jdbc.schema.Tables.REFUSED_CALLS;
import static io.github.ariadne4j.cdr.jdbc.schema.Tables.ROUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ariadne4j.cdr.jdbc.database.Database;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcDataSource;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jooq.UniqueKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;

/** Compares the generated classes, which come from the text of the migrations, with the migrated databases. */
class SchemaDriftIT {
    @RegisterExtension
    static final PostgresServer POSTGRES = new PostgresServer();

    @Test
    void the_generated_tables_are_those_of_postgresql() {
        // Given
        PGSimpleDataSource source = POSTGRES.freshSchema();

        // When
        CdrSchema.migrate(source);

        // Then
        DSLContext sql = new Database(source, Duration.ofSeconds(5)).sql();
        assertThat(Stream.of(CDR, CDR_LEG, LIMITS, REFUSED_CALLS, ROUTES, CREDIT_ACCOUNTS, CREDIT_RESERVATIONS)
                        .map(table -> shape(sql, table))
                        .toList())
                .isEqualTo(Stream.of(CDR, CDR_LEG, LIMITS, REFUSED_CALLS, ROUTES, CREDIT_ACCOUNTS, CREDIT_RESERVATIONS)
                        .map(table -> shape(sql, real(sql, source.getCurrentSchema(), table)))
                        .toList());
    }

    @Test
    void h2_has_the_same_columns() {
        // Given
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:mem:drift;DB_CLOSE_DELAY=-1");

        // When
        CdrSchema.migrate(source);

        // Then
        DSLContext sql = new Database(source, Duration.ofSeconds(5)).sql();
        assertThat(Stream.of(CDR, CDR_LEG, LIMITS, REFUSED_CALLS, ROUTES, CREDIT_ACCOUNTS, CREDIT_RESERVATIONS)
                        .map(SchemaDriftIT::columns)
                        .toList())
                .isEqualTo(Stream.of(CDR, CDR_LEG, LIMITS, REFUSED_CALLS, ROUTES, CREDIT_ACCOUNTS, CREDIT_RESERVATIONS)
                        .map(table -> columns(real(sql, "PUBLIC", table)))
                        .toList());
    }

    private static Table<?> real(DSLContext sql, String schema, Table<?> generated) {
        return sql.meta().getTables(generated.getName()).stream()
                .filter(table -> table.getSchema() != null
                        && schema.equals(table.getSchema().getName()))
                .findFirst()
                .or(() -> sql.meta().getTables().stream()
                        .filter(table -> table.getName().equalsIgnoreCase(generated.getName()))
                        .findFirst())
                .orElseThrow();
    }

    private static List<String> columns(Table<?> table) {
        return table.fieldStream()
                .map(field -> field.getName().toLowerCase(Locale.ROOT)
                        + (field.getDataType().nullable() ? "" : " not null"))
                .toList();
    }

    private static List<String> shape(DSLContext sql, Table<?> table) {
        Stream<String> columns = table.fieldStream()
                .map(field -> field.getName()
                        + ' '
                        + field.getDataType()
                                .getCastTypeName(sql.configuration())
                                // PostgreSQL's default precision of six digits, which jOOQ drops for Instant.
                                .replace("timestamp(6)", "timestamp")
                                .replace("decimal", "numeric")
                        + (field.getDataType().nullable() ? "" : " not null"));
        UniqueKey<?> key = Objects.requireNonNull(table.getPrimaryKey());
        Stream<String> keys = key.getFields().stream().map(field -> "key " + field.getName());
        return Stream.concat(columns, keys).toList();
    }
}
