using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;

namespace CleanTemplate.Infrastructure.Tests.SqlServer.Offline;

/// <summary>A command as text: its parameters as declarations, then the statements.</summary>
internal static class Batch
{
    private const int ZerosOfSamples = 16;

    public static string Of(DbCommand command) => string.Join('\n',
    [
        .. command.Parameters.Cast<SqlParameter>().Select(parameter => $"DECLARE {Name(parameter)} {TypeOf(parameter)} = {Literal(parameter.Value)};"),
        command.CommandText.ReplaceLineEndings("\n").Trim(),
        "GO",
    ]);

    private static string Name(SqlParameter parameter) => $"@{parameter.ParameterName.TrimStart('@')}";

    private static string TypeOf(SqlParameter parameter) => parameter.SqlDbType switch
    {
        SqlDbType.Decimal => $"decimal({parameter.Precision},{parameter.Scale})",
        SqlDbType.NVarChar => $"nvarchar({(parameter.Size < 0 ? "max" : parameter.Size)})",
        var other => other.ToString().ToLowerInvariant(),
    };

    private static string Literal(object? value) => value switch
    {
        null or DBNull => "NULL",
        string text => $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        // Samples have ids that are mostly zeros. One that is made on the way is another one every time.
        Guid id => $"{id}".Count(digit => digit == '0') >= ZerosOfSamples ? $"'{id}'" : "NEWID()",
        DateTimeOffset time => $"'{time:O}'",
        bool flag => flag ? "1" : "0",
        _ => $"{value}",
    };
}
