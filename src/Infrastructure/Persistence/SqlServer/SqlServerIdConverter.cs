using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanTemplate.Infrastructure.Persistence.SqlServer;

/// <summary>
/// Stores an id with its bytes in the order in which SQL Server compares them: a version-7 GUID begins with the
/// time, SQL Server looks at the last six bytes first. New rows then go to the end of the clustered key.
/// </summary>
internal sealed class SqlServerIdConverter<TId>() : ValueConverter<TId, Guid>(id => Store(id), value => Read(value))
    where TId : struct, IId<TId>
{
    private const int Length = 16;

    private static ReadOnlySpan<byte> ComparedFirst => [10, 11, 12, 13, 14, 15, 8, 9, 6, 7, 4, 5, 0, 1, 2, 3];

    private static Guid Store(TId id)
    {
        Span<byte> bytes = stackalloc byte[Length], stored = stackalloc byte[Length];
        id.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        for (var i = 0; i < Length; i++) stored[ComparedFirst[i]] = bytes[i];
        return new(stored);
    }

    private static TId Read(Guid stored)
    {
        Span<byte> bytes = stackalloc byte[Length], value = stackalloc byte[Length];
        stored.TryWriteBytes(bytes);
        for (var i = 0; i < Length; i++) value[i] = bytes[ComparedFirst[i]];
        return TId.From(new(value, bigEndian: true));
    }
}
