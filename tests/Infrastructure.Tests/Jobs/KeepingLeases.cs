using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Tests.InDepth;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CleanTemplate.Infrastructure.Tests.Jobs;

public sealed class KeepingLeases
{
    [Theory, OnEveryDatabase]
    public async Task A_lease_counts_from_before_its_renewal_was_asked_for_however_late_the_answer_comes(TestDatabase database)
    {
        await using var own = await database.Create();
        ChoreDesk desk = new();
        desk.Pending();
        await using JobInstance instance = new(own, desk, options => options.Lease = TimeSpan.FromSeconds(30));
        await instance.Enqueue(new SingleChore("long"));
        await instance.Begin();
        await Eventually.Is(() => desk.Begun.Count == 1);
        // The renewal ten seconds later comes through, and none after it.
        await own.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""ALTER TABLE jobs ADD CONSTRAINT forbidden CHECK ("DueAt" < '2026-01-01T12:00:45Z')"""));

        using StatementEar ear = new(own);
        await using var scope = own.NewScope();
        var session = scope.ServiceProvider.GetRequiredService<AppDbContext>().Database;
        await using (await session.BeginTransactionAsync())
        {
            await session.ExecuteSqlAsync($"""UPDATE jobs SET "Progress" = 1""");
            instance.Clock.Now += TimeSpan.FromSeconds(10);
            await Eventually.Is(() => ear.Sent.Any(IsRenewal));
            instance.Clock.Now += TimeSpan.FromSeconds(20);
        }

        await Eventually.Is(() => ear.Done.Any(IsRenewal));
        Assert.False(desk.Idle);
        instance.Clock.Now += TimeSpan.FromSeconds(12);

        await Eventually.Is(() => desk.Idle);
    }

    private static bool IsRenewal(string sql) => sql.StartsWith("UPDATE", StringComparison.Ordinal) && sql.Contains("DueAt", StringComparison.Ordinal);
}
