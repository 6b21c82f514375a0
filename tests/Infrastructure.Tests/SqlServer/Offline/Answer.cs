using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

/// <summary>What the missing server answers: rows of the shape each statement asks for, without looking for any.</summary>
internal sealed partial class Answer(params object[] found)
{
    /// <summary>How many rows a bulk update changes.</summary>
    public int Affected { get; init; } = 1;

    public DbDataReader To(string sql, DbContext context) => new DataTableReader([.. Tables(sql, context)]);

    private IEnumerable<DataTable> Tables(string sql, DbContext context)
    {
        if (Output().IsMatch(sql)) return sql.Split(';').Where(statement => Output().IsMatch(statement)).Select(Written);
        if (sql.StartsWith("SELECT COUNT(*)", StringComparison.Ordinal)) return [One(1)];
        return sql.Contains("WHEN EXISTS", StringComparison.Ordinal) ? [One(true)] : [Found(sql, context)];
    }

    /// <summary>The rows a write puts out: one for each row it wrote, each with its position and a new key.</summary>
    private static DataTable Written(string statement)
    {
        var columns = Output().Match(statement).Groups["columns"].Value.Split(", ");
        DataTable table = new();
        foreach (var column in columns) table.Columns.Add(column, IsKey(column) ? typeof(long) : typeof(int));
        for (var row = 0; row < Math.Max(1, Position().Count(statement)); row++)
            table.Rows.Add([.. columns.Select(column => column == "1" ? (object)1 : IsKey(column) ? row + 1L : row)]);
        return table;
    }

    private static bool IsKey(string column) => column.StartsWith("INSERTED.", StringComparison.Ordinal);

    private static DataTable One(object value)
    {
        DataTable table = new();
        table.Columns.Add("value", value.GetType());
        table.Rows.Add(value);
        return table;
    }

    /// <summary>The columns a query names, read from the entities that were given: plain columns of one table, or nothing is given.</summary>
    private DataTable Found(string sql, DbContext context)
    {
        DataTable table = new();
        foreach (var entry in found.Select(context.Entry))
        {
            var columns = Column().Matches(sql[..sql.IndexOf("FROM", StringComparison.Ordinal)])
                .Select(match => entry.Metadata.GetProperties().Single(property => property.GetColumnName() == match.Groups["name"].Value))
                .Select(property => (property.Name, Value: Stored(entry.Property(property.Name).CurrentValue, property.GetTypeMapping().Converter?.ConvertToProvider)))
                .ToList();
            foreach (var (name, value) in columns.Where(column => !table.Columns.Contains(column.Name))) table.Columns.Add(name, value.GetType());
            table.Rows.Add([.. columns.Select(column => column.Value)]);
        }

        return table;
    }

    // An entity that was never saved has no audit columns.
    private static object Stored(object? value, Func<object?, object?>? convert) => (convert is null ? value : convert(value)) ?? "";

    [GeneratedRegex(@"\bOUTPUT (?<columns>[^\n]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Output();

    [GeneratedRegex(@", \d+\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Position();

    [GeneratedRegex(@"\[\w+\]\.\[(?<name>\w+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Column();
}
