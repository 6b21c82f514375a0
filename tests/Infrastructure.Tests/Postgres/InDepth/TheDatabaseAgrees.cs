using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace CleanTemplate.Infrastructure.Tests.Postgres.InDepth;

/// <summary>What the architecture rules read from the model is true of a migrated database.</summary>
public sealed class TheDatabaseAgrees
{
    [Theory, OnEveryDatabase]
    public Task About_the_length_of_every_text(TestDatabase database) => Agrees(
        database,
        model => model.Tables.SelectMany(table => table.Columns).Where(column => column.ProviderClrType == typeof(string))
            .Select(column => $"{column.Table.Name}.{column.Name} {column.MaxLength ?? -1}"),
        """
        SELECT table_name || '.' || column_name || ' ' || coalesce(character_maximum_length, -1)
        FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_%' AND data_type IN ('character varying', 'character', 'text')
        """);

    [Theory, OnEveryDatabase]
    public Task About_the_precision_of_every_decimal(TestDatabase database) => Agrees(
        database,
        model => model.Tables.SelectMany(table => table.Columns).Where(column => column.ProviderClrType == typeof(decimal))
            .Select(column => $"{column.Table.Name}.{column.Name} {column.Precision},{column.Scale}"),
        """
        SELECT table_name || '.' || column_name || ' ' || coalesce(numeric_precision || ',' || numeric_scale, ',')
        FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_%' AND data_type = 'numeric'
        """);

    [Theory, OnEveryDatabase]
    public Task About_what_every_deletion_does(TestDatabase database) => Agrees(
        database,
        model => model.Tables.SelectMany(table => table.ForeignKeyConstraints)
            .Select(key => $"{key.Table.Name}({Names(key.Columns)}) {key.PrincipalTable.Name} {RuleOf(key.OnDeleteAction)}"),
        """
        SELECT child.relname || '(' || string_agg(col.attname, ', ' ORDER BY part.position) || ') ' || parent.relname || ' ' || con.confdeltype::text
        FROM pg_constraint con
        JOIN pg_class child ON child.oid = con.conrelid
        JOIN pg_class parent ON parent.oid = con.confrelid
        CROSS JOIN unnest(con.conkey) WITH ORDINALITY AS part(number, position)
        JOIN pg_attribute col ON col.attrelid = child.oid AND col.attnum = part.number
        WHERE con.contype = 'f'
        GROUP BY con.oid, child.relname, parent.relname, con.confdeltype
        """);

    [Theory, OnEveryDatabase]
    public Task About_every_key_and_every_index(TestDatabase database) => Agrees(
        database,
        model => model.Tables.SelectMany(table => (string[])
        [
            .. table.UniqueConstraints.Select(key => $"{table.Name}({Names(key.Columns)}) unique"),
            .. table.Indexes.Select(index => $"{table.Name}({Names(index.Columns)}){(index.IsUnique ? " unique" : "")}"),
        ]),
        """
        SELECT tab.relname || '(' || string_agg(col.attname, ', ' ORDER BY part.position) || ')' || CASE WHEN ind.indisunique THEN ' unique' ELSE '' END
        FROM pg_index ind
        JOIN pg_class tab ON tab.oid = ind.indrelid
        CROSS JOIN unnest(ind.indkey) WITH ORDINALITY AS part(number, position)
        JOIN pg_attribute col ON col.attrelid = tab.oid AND col.attnum = part.number
        WHERE tab.relnamespace = 'public'::regnamespace AND tab.relname NOT LIKE '\_\_%' AND ind.indisvalid
        GROUP BY ind.indexrelid, tab.relname, ind.indisunique
        """);

    [Theory, OnEveryDatabase]
    public Task That_no_foreign_key_is_without_an_index(TestDatabase database) => Agrees(
        database,
        _ => [],
        """
        SELECT con.conname::text
        FROM pg_constraint con
        WHERE con.contype = 'f' AND NOT EXISTS (
            SELECT FROM pg_index ind
            WHERE ind.indrelid = con.conrelid AND (ind.indkey::int2[])[0:cardinality(con.conkey) - 1] @> con.conkey)
        """);

    private static async Task Agrees(TestDatabase database, Func<IRelationalModel, IEnumerable<string>> expected, string asked)
    {
        Assert.SkipWhen(database.Name != "PostgreSql", "The questions are in PostgreSQL's words.");
        await using var own = await database.Create();
        var model = await own.With((AppDbContext context) => Task.FromResult(context.Model.GetRelationalModel()));
        await using var source = NpgsqlDataSource.Create(own.ConnectionString);
        await using var command = source.CreateCommand(asked);
        await using var reader = await command.ExecuteReaderAsync();
        List<string> actual = [];
        while (await reader.ReadAsync()) actual.Add(reader.GetString(0));

        Assert.Equal(expected(model).Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    private static string Names(IEnumerable<IColumn> columns) => string.Join(", ", columns.Select(column => column.Name));

    private static char RuleOf(ReferentialAction deletion) => deletion switch
    {
        ReferentialAction.Cascade => 'c',
        ReferentialAction.Restrict => 'r',
        ReferentialAction.SetNull => 'n',
        ReferentialAction.SetDefault => 'd',
        _ => 'a',
    };
}
