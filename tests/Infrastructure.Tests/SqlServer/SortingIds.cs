using System.Data.SqlTypes;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence.SqlServer;

namespace CleanTemplate.Infrastructure.Tests.SqlServer;

/// <summary>SqlGuid compares as the server does, so no server is needed.</summary>
public sealed class SortingIds
{
    private readonly SqlServerIdConverter<UserId> _converter = new();

    [Fact]
    public void Stored_ids_sort_by_time()
    {
        var start = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        var ids = Enumerable.Range(0, 1_000).Select(number => UserId.New(start.AddMilliseconds(number * 77_777L))).ToList();

        Assert.Equal(ids, ids.OrderBy(id => new SqlGuid(Stored(id))));
    }

    [Fact]
    public void Stored_ids_come_back_as_they_were()
    {
        var id = UserId.New(DateTimeOffset.UnixEpoch);

        Assert.NotEqual(id.Value, Stored(id));
        Assert.Equal(id, _converter.ConvertFromProvider(Stored(id)));
    }

    private Guid Stored(UserId id) => (Guid)_converter.ConvertToProvider(id)!;
}
